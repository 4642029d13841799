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
        Duration proxyReadTimeout) {
    public Nginx {
        serverNames = List.copyOf(serverNames);
        rateLimits = Ordered.copy(rateLimits);
        locations = List.copyOf(locations);
    }

    public record RateLimit(int requestsPerMinute, int burst) {}

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
