package dev.fairlead.lightsail.account;

import org.jspecify.annotations.Nullable;

/**
 * An address that stays.
 *
 * @param attachedTo the instance it leads to, or null
 */
public record StaticIp(
        String name, String address, @Nullable String attachedTo) {}
