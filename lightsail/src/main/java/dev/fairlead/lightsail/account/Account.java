package dev.fairlead.lightsail.account;

import java.util.Map;

/**
 * What an account holds in one region, by name: one look.
 *
 * @param keyPairs the fingerprint of each, in the service's own words
 */
public record Account(
        Map<String, Instance> instances,
        Map<String, String> keyPairs,
        Map<String, StaticIp> staticIps,
        Further further) {
    public static final Account EMPTY = new Account(Map.of(), Map.of(), Map.of(), Further.NONE);

    public Account {
        instances = Map.copyOf(instances);
        keyPairs = Map.copyOf(keyPairs);
        staticIps = Map.copyOf(staticIps);
    }

    public Account with(Further other) {
        return new Account(instances, keyPairs, staticIps, other);
    }
}
