package dev.fairlead.core.model;

import org.jspecify.annotations.Nullable;

/**
 * HTTPS for the server names of a site.
 *
 * @param redirect whether plain HTTP is sent on to HTTPS
 */
public record Tls(Source source, boolean redirect, @Nullable Hsts hsts) {
    /** Where the certificate comes from. */
    public sealed interface Source {}

    /**
     * From an authority that speaks ACME, by certbot.
     *
     * @param email of the account
     * @param directory where the authority is asked
     * @param ca a file of whoever runs Fairlead that vouches for the directory, or null where every box knows it
     */
    public record Acme(
            String email, String directory, @Nullable ValueSource ca) implements Source {
        public static final String LETS_ENCRYPT = "https://acme-v02.api.letsencrypt.org/directory";
        public static final String STAGING = "https://acme-staging-v02.api.letsencrypt.org/directory";
    }

    /** Brought along, and renewed by whoever brings it. */
    public record Own(ValueSource certificate, ValueSource key) implements Source {}

    /** @param maxAge in seconds */
    public record Hsts(long maxAge, boolean includeSubdomains, boolean preload) {}
}
