package dev.fairlead.lightsail.expansion;

import dev.fairlead.core.plan.Cost;
import dev.fairlead.lightsail.account.Catalogue;
import dev.fairlead.lightsail.account.Instance;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the instance costs a month: its bundle's price. Snapshots are billed by what they hold, which no call tells. */
public final class MonthlyCost {
    private MonthlyCost() {}

    /**
     * Null where a bundle has no price.
     *
     * @param now as it is; null for no instance
     * @param wanted the bundle it shall have; null for no instance
     */
    public static @Nullable Cost of(
            @Nullable Instance now, @Nullable String wanted, Map<String, Catalogue.Bundle> bundles) {
        BigDecimal before = price(now == null ? null : now.bundle(), bundles);
        BigDecimal after = price(wanted, bundles);
        return before == null || after == null ? null : new Cost(before, after);
    }

    private static @Nullable BigDecimal price(@Nullable String bundle, Map<String, Catalogue.Bundle> bundles) {
        if (bundle == null) {
            return BigDecimal.ZERO;
        }
        Catalogue.Bundle known = bundles.get(bundle);
        return known == null ? null : known.price();
    }
}
