package dev.fairlead.core.plan;

import java.math.BigDecimal;

/** What a server costs, in US dollars a month, as it is and as a plan would leave it. */
public record Cost(BigDecimal before, BigDecimal after) {}
