package dev.fairlead.lightsail.account;

import java.util.LinkedHashMap;
import java.util.Map;

/** What an account holds, and what the sizes of instances cost: four lists, asked at the same time. */
public record Overview(Account account, Map<String, Catalogue.Bundle> bundles) {
    public Overview {
        bundles = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(bundles));
    }
}
