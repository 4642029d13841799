package dev.fairlead.core.model.reader;

import dev.fairlead.core.model.Nginx;
import dev.fairlead.core.model.Size;
import dev.fairlead.core.model.schema.ChoiceShape;
import dev.fairlead.core.model.schema.Fields;
import dev.fairlead.core.model.schema.FlagShape;
import dev.fairlead.core.model.schema.Key;
import dev.fairlead.core.model.schema.ListShape;
import dev.fairlead.core.model.schema.MapShape;
import dev.fairlead.core.model.schema.ObjectShape;
import dev.fairlead.core.model.schema.TextShape;
import dev.fairlead.core.model.schema.WholeShape;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The section {@code nginx}. */
final class NginxShape extends ObjectShape<Nginx> {
    private final Key<List<String>> serverNames =
            keys.required("serverNames", ListShape.of(Addresses.SERVER_NAME).notEmpty(), "The domains of the site.");
    private final Key<Map<String, Nginx.RateLimit>> rateLimits = keys.defaulted(
            "rateLimits",
            new MapShape<>(Words.LABEL, new RateLimitShape()),
            Map.of(),
            "Limits for one client address, by a name that locations refer to.");
    private final Key<List<Nginx.Location>> locations = keys.defaulted(
            "locations",
            ListShape.of(new LocationShape()).notEmpty(),
            List.of(Map.of("path", "/")),
            "What is served where.");
    private final Key<Size> clientMaxBodySize =
            keys.defaulted("clientMaxBodySize", Amounts.SIZE, "1m", "The largest request that is let through.");
    private final Key<Duration> proxyReadTimeout =
            keys.defaulted("proxyReadTimeout", Amounts.PERIOD, "60s", "How long nginx waits for the app to answer.");

    NginxShape() {
        super("Nginx");
    }

    @Override
    protected Nginx build(Fields fields) {
        return new Nginx(
                fields.get(serverNames),
                fields.get(rateLimits),
                fields.get(locations),
                fields.get(clientMaxBodySize),
                fields.get(proxyReadTimeout));
    }

    private static final class RateLimitShape extends ObjectShape<Nginx.RateLimit> {
        private final Key<Integer> requestsPerMinute = keys.required(
                "requestsPerMinute",
                new WholeShape("a count of requests", 1, 1_000_000),
                "How many requests a minute may bring.");
        private final Key<Integer> burst = keys.defaulted(
                "burst",
                new WholeShape("a count of requests", 0, 1_000_000),
                0,
                "How many may come at once beyond that.");

        RateLimitShape() {
            super("RateLimit");
        }

        @Override
        protected Nginx.RateLimit build(Fields fields) {
            return new Nginx.RateLimit(fields.get(requestsPerMinute), fields.get(burst));
        }
    }

    private static final class LocationShape extends ObjectShape<Nginx.Location> {
        private final Key<String> path = keys.required("path", Paths.LOCATION, "The location in nginx's own words.");
        private final Key<Nginx.Serve> serve = keys.defaulted(
                "serve",
                ChoiceShape.of(Nginx.Serve.APP, Nginx.Serve.ASSETS),
                "app",
                "Whether the app answers, or nginx from the app's assets.");
        private final Key<@Nullable String> expires =
                keys.optional("expires", Amounts.EXPIRES, "How long a browser may keep the answer.");
        private final Key<@Nullable String> cacheControl =
                keys.optional("cacheControl", TextShape.line("text"), "The header `Cache-Control` of the answer.");
        private final Key<Boolean> accessLog =
                keys.defaulted("accessLog", new FlagShape(), true, "Whether requests are logged.");
        private final Key<@Nullable String> rateLimit =
                keys.optional("rateLimit", Words.LABEL, "One of `nginx.rateLimits`.");

        LocationShape() {
            super("Location");
        }

        @Override
        protected Nginx.Location build(Fields fields) {
            return new Nginx.Location(
                    fields.get(path),
                    fields.get(serve),
                    fields.get(expires),
                    fields.get(cacheControl),
                    fields.get(accessLog),
                    fields.get(rateLimit));
        }
    }
}
