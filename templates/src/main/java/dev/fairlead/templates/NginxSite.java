package dev.fairlead.templates;

import dev.fairlead.core.model.App;
import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.Nginx;
import dev.fairlead.core.model.Tls.Hsts;
import dev.fairlead.core.resource.Digest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
    private static final int LONGEST = 24;
    private static final Pattern LOCATION = Pattern.compile("(=|\\^~|~\\*|~)\\s*(.*)", Pattern.DOTALL);

    private NginxSite() {}

    /**
     * What is before an app.
     *
     * @param flag the file whose presence means that green serves
     * @param errorPage the file that is shown while the app does not answer
     * @param snippet the file with directives of the model's own, or null
     * @param hold the socket that a request waits at while no colour answers, or null
     */
    public record Front(
            AppModel app,
            Nginx nginx,
            String flag,
            String errorPage,
            @Nullable String snippet,
            @Nullable String hold) {}

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

    /**
     * The server that closes the connection of whoever asks for a name that no site has. It is the default as the first
     * that nginx reads, so that one which says it is the default itself, in a file of somebody else's, wins.
     *
     * @param plain whether it is needed for HTTP
     * @param secure how HTTP/2 is written where it is needed for HTTPS, or null
     */
    public static String catchAll(boolean plain, @Nullable Http2 secure) {
        var values = new HashMap<String, Object>();
        values.put("catchAll", true);
        values.put("plain", plain);
        if (secure != null) {
            values.put("http2Directive", secure == Http2.DIRECTIVE);
        }
        return Templates.render("nginx-site.ftl", Language.NGINX, values);
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
        String variable = variable(app.name());
        var values = new HashMap<String, Object>();
        values.put("app", app.name());
        values.put("v", variable);
        values.put("blue", app.app().ports().blue());
        values.put("green", app.app().ports().green());
        values.put("flag", front.flag());
        if (front.hold() != null) {
            values.put("hold", front.hold());
        }
        values.put("names", names(app, nginx));
        values.put("defaultServer", nginx.site().defaultServer());
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
        values.putAll(SiteSettings.values(front, "${" + variable + "_dollar}"));
        values.put("dollar", values.toString().contains("${" + variable + "_dollar}"));
        return values;
    }

    /**
     * What the names of all variables of an app begin with: nginx reads {@code $1...} as a capture, and has
     * {@code $http_...} and others by prefix. The longest it takes have 46 characters, unless it is told otherwise.
     */
    private static String variable(String app) {
        String name = app.replaceAll("[^A-Za-z0-9]", "_");
        return "fairlead_"
                + (name.length() <= LONGEST
                        ? name
                        : name.substring(0, LONGEST - 9) + "_"
                                + Digest.sha256(app).substring(0, 8));
    }

    /** The name under which the app's health is asked through nginx is served too, whether visitors know it or not. */
    private static List<String> names(AppModel app, Nginx nginx) {
        String health = app.app().health().host();
        String asked = health == null ? "" : health.replaceFirst(":[0-9]+$", "").toLowerCase(Locale.ROOT);
        if (asked.isEmpty()
                || nginx.serverNames().stream().anyMatch(name -> holds(name.toLowerCase(Locale.ROOT), asked))) {
            return nginx.serverNames();
        }
        var names = new ArrayList<>(nginx.serverNames());
        names.add(asked);
        return names;
    }

    private static boolean holds(String name, String host) {
        return name.equals(host) || (name.startsWith("*.") && host.endsWith(name.substring(1)));
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
