package dev.fairlead.lightsail.account;

import java.util.Map;
import java.util.Set;

/** What an account holds in one region, by name: one look. */
public record Account(
        Map<String, Instance> instances, Set<String> keyPairs, Map<String, StaticIp> staticIps, Further further) {
    public static final Account EMPTY = new Account(Map.of(), Set.of(), Map.of(), Further.NONE);

    public Account {
        instances = Map.copyOf(instances);
        keyPairs = Set.copyOf(keyPairs);
        staticIps = Map.copyOf(staticIps);
    }

    public Account with(Further other) {
        return new Account(instances, keyPairs, staticIps, other);
    }
}
