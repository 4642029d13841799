package dev.fairlead.core.model;

import org.jspecify.annotations.Nullable;

/**
 * A certificate by certbot for the server names.
 *
 * @param redirect whether plain HTTP is sent on to HTTPS
 * @param acmeDirectory null for Let's Encrypt
 */
public record Tls(
        String email,
        boolean redirect,
        @Nullable Hsts hsts,
        @Nullable String acmeDirectory) {
    /** @param maxAge in seconds */
    public record Hsts(long maxAge, boolean includeSubdomains, boolean preload) {}
}
