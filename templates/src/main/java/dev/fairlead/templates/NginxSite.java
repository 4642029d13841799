package dev.fairlead.templates;

import dev.fairlead.core.model.App;
import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.Nginx;
import dev.fairlead.core.model.Tls.Hsts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The site of one app. Both colours are upstreams, each the other's backup; a flag file says which one serves, so that a
 * switch needs no reload.
 */
public final class NginxSite {
    private static final Pattern LOCATION = Pattern.compile("(=|\\^~|~\\*|~)\\s*(.*)", Pattern.DOTALL);

    private NginxSite() {}

    /**
     * What is before an app.
     *
     * @param flag the file whose presence means that green serves
     */
    public record Front(AppModel app, Nginx nginx, String flag) {}

    /** How HTTP leads on to HTTPS. */
    public sealed interface Onward {
        /** Not at all. */
        record Never() implements Onward {}

        /** Each request. */
        record Always() implements Onward {}

        /** @param flags a directory that holds a file for each name which is to be sent on */
        record ByName(String flags) implements Onward {}
    }

    /** How names are served by TLS. */
    public record Secured(
            String certificate,
            String key,
            Http2 http2,
            @Nullable Hsts hsts) {}

    /** How nginx wants HTTP/2 written. */
    public enum Http2 {
        /** With the port, before 1.25.1. */
        OPTION_OF_LISTEN,
        DIRECTIVE
    }

    /** A site by HTTP alone. */
    public static String render(AppModel app, Nginx nginx, String flag) {
        return plain(new Front(app, nginx, flag), null, new Onward.Never());
    }

    /** @param webroot where answers to certificate authorities are put, or null where none is asked */
    public static String plain(Front front, @Nullable String webroot, Onward onward) {
        var values = values(front);
        if (webroot != null) {
            values.put("webroot", webroot);
        }
        values.put("alwaysSent", onward instanceof Onward.Always);
        if (onward instanceof Onward.ByName byName) {
            values.put("sent", byName.flags() + "/$host");
        }
        return Templates.render("nginx-site.ftl", Language.NGINX, values);
    }

    /** The same site by TLS, which refers to what {@link #plain} declares. */
    public static String secure(Front front, Secured secured) {
        var values = values(front);
        values.put("certificate", secured.certificate());
        values.put("key", secured.key());
        values.put("http2Directive", secured.http2() == Http2.DIRECTIVE);
        Hsts hsts = secured.hsts();
        if (hsts != null) {
            values.put("hsts", header(hsts));
        }
        return Templates.render("nginx-site.ftl", Language.NGINX, values);
    }

    private static String header(Hsts hsts) {
        return "max-age=" + hsts.maxAge() + (hsts.includeSubdomains() ? "; includeSubDomains" : "")
                + (hsts.preload() ? "; preload" : "");
    }

    private static Map<String, Object> values(Front front) {
        AppModel app = front.app();
        Nginx nginx = front.nginx();
        // A name of its own: nginx reads `$1...` as a capture, and has `$http_...` and others by prefix.
        String variable = "fairlead_" + app.name().replaceAll("[^A-Za-z0-9]", "_");
        var values = new HashMap<String, Object>();
        values.put("app", app.name());
        values.put("v", variable);
        values.put("blue", app.app().ports().blue());
        values.put("green", app.app().ports().green());
        values.put("flag", front.flag());
        values.put("names", nginx.serverNames());
        values.put("body", nginx.clientMaxBodySize().text());
        values.put("timeout", nginx.proxyReadTimeout().toSeconds() + "s");
        values.put(
                "zones",
                new TreeMap<>(nginx.rateLimits())
                        .entrySet().stream()
                                .map(limit -> Map.of(
                                        "name", zone(app, limit.getKey()),
                                        "rate", limit.getValue().requestsPerMinute()))
                                .toList());
        values.put("locations", locations(app, nginx, "${" + variable + "_dollar}"));
        values.put("dollar", values.toString().contains("${" + variable + "_dollar}"));
        return values;
    }

    /**
     * The shared memory of a rate limit; unlike in the model, names of different apps must differ in nginx. The first
     * underscore ends the app's name, which holds none.
     */
    public static String zone(AppModel app, String rateLimit) {
        return app.name() + "_" + rateLimit;
    }

    private static List<Map<String, Object>> locations(AppModel app, Nginx nginx, String dollar) {
        var locations = new ArrayList<Map<String, Object>>();
        for (Nginx.Location location : nginx.locations()) {
            locations.add(location(app, nginx, location, dollar));
        }
        if (nginx.locations().stream().noneMatch(location -> location.path().equals("/"))) {
            locations.add(
                    location(app, nginx, new Nginx.Location("/", Nginx.Serve.APP, null, null, true, null), dollar));
        }
        return locations;
    }

    private static Map<String, Object> location(AppModel app, Nginx nginx, Nginx.Location location, String dollar) {
        Matcher parts = LOCATION.matcher(location.path());
        String modifier = parts.matches() ? parts.group(1) : "";
        String path = parts.matches() ? parts.group(2) : location.path();
        var values = new HashMap<String, Object>();
        values.put("modifier", modifier);
        values.put("path", path);
        values.put("quiet", !location.accessLog());
        if (location.expires() != null) {
            values.put("expires", location.expires().replace("$", dollar));
        }
        if (location.cacheControl() != null) {
            values.put("cacheControl", location.cacheControl().replace("$", dollar));
        }
        String limited = location.rateLimit();
        Nginx.RateLimit limit = limited == null ? null : nginx.rateLimits().get(limited);
        if (limited != null && limit != null) {
            values.put("zone", zone(app, limited));
            if (limit.burst() != 0) {
                values.put("burst", limit.burst());
            }
        }
        App.Assets assets = app.app().assets();
        if (location.serve() == Nginx.Serve.ASSETS && assets != null) {
            String directory = app.app().onHost(assets.host()).replace("$", dollar);
            boolean isPrefix = modifier.isEmpty() || modifier.equals("^~");
            values.put(isPrefix ? "alias" : "root", isPrefix && path.endsWith("/") ? directory + "/" : directory);
        }
        return values;
    }
}
