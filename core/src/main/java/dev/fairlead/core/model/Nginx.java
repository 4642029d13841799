package dev.fairlead.core.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The site in front of one app. */
public record Nginx(
        List<String> serverNames,
        Map<String, RateLimit> rateLimits,
        List<Location> locations,
        Size clientMaxBodySize,
        Duration proxyReadTimeout,
        Site site) {
    public Nginx {
        serverNames = List.copyOf(serverNames);
        rateLimits = Ordered.copy(rateLimits);
        locations = List.copyOf(locations);
    }

    public record RateLimit(int requestsPerMinute, int burst) {}

    /**
     * What holds for all locations alike.
     *
     * @param canonicalHost one of the server names that visitors of all others are sent to, or null
     * @param defaultServer whether it answers names that no site has, too
     * @param headers of each answer, by name, unless the app sets them itself
     * @param errorPage in HTML, while the app does not answer; null for Fairlead's own
     * @param snippet in nginx's own words, for the block {@code server}, or null
     * @param hold how long a request waits while no colour of the app answers; nothing for not at all
     */
    public record Site(
            @Nullable String canonicalHost,
            boolean defaultServer,
            boolean gzip,
            Map<String, String> headers,
            AccessLog accessLog,
            @Nullable ValueSource errorPage,
            @Nullable String snippet,
            Duration hold) {
        /** What keeps a browser from guessing types, from framing by others, and from telling others whole addresses. */
        public static final Map<String, String> SECURITY_HEADERS = Map.of(
                "X-Content-Type-Options", "nosniff",
                "X-Frame-Options", "SAMEORIGIN",
                "Referrer-Policy", "strict-origin-when-cross-origin");

        /** Of a model that says nothing about it. */
        public static final Site USUAL =
                new Site(null, false, true, SECURITY_HEADERS, AccessLog.COMBINED, null, null, Duration.ofSeconds(10));

        public Site {
            headers = Ordered.copy(headers);
        }
    }

    /** How requests are logged, in {@code /var/log/nginx/access.log}. */
    public enum AccessLog {
        /** In nginx's own format. */
        COMBINED,
        /** An object in each line. */
        JSON,
        OFF
    }

    /**
     * One {@code location} block.
     *
     * @param path in nginx's own words: {@code /x}, {@code = /x}, {@code ^~ /x}, {@code ~ regex}, {@code ~* regex}
     * @param expires in nginx's own words, like {@code 30d}, {@code 1y}, {@code max}
     * @param rateLimit a name of {@link #rateLimits}
     */
    public record Location(
            String path,
            Serve serve,
            @Nullable String expires,
            @Nullable String cacheControl,
            boolean accessLog,
            @Nullable String rateLimit) {}

    public enum Serve {
        APP,
        ASSETS
    }
}
