package dev.fairlead.core.model.reader;

import dev.fairlead.core.model.Nginx;
import dev.fairlead.core.model.Size;
import dev.fairlead.core.model.ValueSource;
import dev.fairlead.core.model.schema.ChoiceShape;
import dev.fairlead.core.model.schema.Fields;
import dev.fairlead.core.model.schema.FlagShape;
import dev.fairlead.core.model.schema.Key;
import dev.fairlead.core.model.schema.ListShape;
import dev.fairlead.core.model.schema.MapShape;
import dev.fairlead.core.model.schema.ObjectShape;
import dev.fairlead.core.model.schema.ParsedShape;
import dev.fairlead.core.model.schema.TextShape;
import dev.fairlead.core.model.schema.WholeShape;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    private final Key<@Nullable String> canonicalHost = keys.optional(
            "canonicalHost",
            Addresses.SERVER_NAME,
            "The one of the server names that visitors of all others are sent to, with status 301.");
    private final Key<Boolean> defaultServer = keys.defaulted(
            "defaultServer",
            new FlagShape(),
            false,
            "Whether the site also answers to names that no site has, as the bare address of the box. Where no site"
                    + " does, such a request gets no answer: the connection is closed.");
    private final Key<Boolean> gzip = keys.defaulted(
            "gzip",
            new FlagShape(),
            true,
            "Whether text such as HTML, CSS, scripts, JSON, SVG and XML is compressed for whoever takes that.");
    private final Key<Boolean> securityHeaders = keys.defaulted(
            "securityHeaders",
            new FlagShape(),
            true,
            "Whether answers get `X-Content-Type-Options: nosniff`, `X-Frame-Options: SAMEORIGIN` and `Referrer-Policy:"
                    + " strict-origin-when-cross-origin`. One that the app sets itself is left alone.");
    private final Key<Map<String, String>> headers = keys.defaulted(
            "headers",
            new MapShape<>(Words.HEADER, TextShape.line("text")),
            Map.of(),
            "Further headers of each answer, such as `Content-Security-Policy`, or others instead of those of"
                    + " `securityHeaders`; an empty text leaves one out. One that the app sets itself is left alone.");
    private final Key<Nginx.AccessLog> accessLog = keys.defaulted(
            "accessLog",
            ChoiceShape.of(Nginx.AccessLog.COMBINED, Nginx.AccessLog.JSON, Nginx.AccessLog.OFF),
            "combined",
            "How requests are logged in /var/log/nginx/access.log: in nginx's own format, as an object of JSON in each"
                    + " line, or not at all.");
    private final Key<@Nullable ValueSource> errorPage = keys.optional(
            "errorPage",
            new ParsedShape<>(Paths.LOCAL, ValueSource.FileContent::new),
            "A file in HTML, relative to the model, for visitors while the app gives no answer (502, 503, 504); a plain"
                    + " page of Fairlead's when left out. What the app itself answers passes as it is.");
    private final Key<@Nullable String> snippet = keys.optional(
            "snippet",
            TextShape.prose("directives of nginx"),
            "Directives of nginx for the `server` blocks of the site, such as locations of your own. They are tried with"
                    + " `nginx -t` before they are live, like all else.");

    private final Key<Duration> hold = keys.defaulted(
            "hold",
            Amounts.MOMENT,
            "10s",
            "How long a request waits while the app gives no answer at all, as while Docker is restarted or an app with"
                    + " `strategy: recreate` is released, before the error page is shown; `0s` for not at all.");

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
                fields.get(proxyReadTimeout),
                new Nginx.Site(
                        fields.get(canonicalHost),
                        fields.get(defaultServer),
                        fields.get(gzip),
                        headers(fields),
                        fields.get(accessLog),
                        fields.get(errorPage),
                        fields.get(snippet),
                        fields.get(hold)));
    }

    /** Case means nothing in a header's name. */
    private Map<String, String> headers(Fields fields) {
        var all = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        if (fields.get(securityHeaders)) {
            all.putAll(Nginx.Site.SECURITY_HEADERS);
        }
        all.putAll(fields.get(headers));
        all.values().removeIf(String::isEmpty);
        return all;
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
