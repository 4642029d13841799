package dev.fairlead.story;

import dev.fairlead.core.diagnostic.SourceText;
import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.Nginx;
import dev.fairlead.core.model.Tls.Hsts;
import dev.fairlead.core.model.reader.ModelReader;
import dev.fairlead.templates.NginxSite;
import dev.fairlead.templates.NginxSite.Front;
import dev.fairlead.templates.NginxSite.Http2;
import dev.fairlead.templates.NginxSite.Onward;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * Every way in which the template of a site can come out: each key by itself and all of them, for each way to serve; as
 * what a nginx of its own would read.
 */
final class SiteVariants {
    private static final String NAMES = "serverNames: [visa-bulletin.us, www.visa-bulletin.us]";

    private static final List<String> KEYS = List.of(
            "canonicalHost: www.visa-bulletin.us",
            "defaultServer: true",
            "gzip: false",
            "securityHeaders: false",
            "headers: {Content-Security-Policy: \"default-src 'self'; img-src *\", X-Price: \"$1 {a} \\\"b\\\" \\\\\"}",
            "accessLog: json",
            "accessLog: off",
            "errorPage: down.html",
            "hold: 0s",
            "snippet: \"location = /hello { return 200 hello; }\"",
            "serverNames: [visa-bulletin.us, \"*.visa-bulletin.us\", www.visa-bulletin.us]",
            "locations: [{path: /static, serve: assets, expires: max}, {path: \"~ ^/a{1,2}$\", cacheControl: \"$x\"}]");

    /** Where a trial keeps what the files name. */
    static final String PLACE = "/root/variants";

    private final String model;
    private final Http2 http2;

    SiteVariants(String model, Http2 http2) {
        this.model = model;
        this.http2 = http2;
    }

    /** Files of one configuration by name, in the order in which nginx reads them. */
    Map<String, Map<String, String>> all() {
        var variants = new LinkedHashMap<String, Map<String, String>>();
        add(variants, "usual", List.of());
        KEYS.forEach(key -> add(variants, key, List.of(key)));
        add(
                variants,
                "all",
                KEYS.stream()
                        .filter(key -> !key.equals("accessLog: off") && !key.equals("hold: 0s"))
                        .toList());
        return variants;
    }

    private void add(Map<String, Map<String, String>> variants, String name, List<String> keys) {
        Front front = front(keys);
        boolean isDefault = front.nginx().site().defaultServer();
        variants.put(
                "plain, " + name,
                files(
                        isDefault ? null : NginxSite.catchAll(true, null),
                        NginxSite.plain(front, null, new Onward.Never()),
                        null));
        String catchAll = isDefault ? null : NginxSite.catchAll(true, http2);
        variants.put(
                "by certbot, " + name,
                files(catchAll, NginxSite.plain(front, PLACE, new Onward.ByName(PLACE)), secure(front)));
        variants.put("own, " + name, files(catchAll, NginxSite.plain(front, null, new Onward.Always()), secure(front)));
        variants.put("both, " + name, files(catchAll, NginxSite.plain(front, null, new Onward.Never()), secure(front)));
    }

    private String secure(Front front) {
        return NginxSite.secure(
                front,
                new NginxSite.Secured(PLACE + "/own.pem", PLACE + "/own.key", http2, new Hsts(31536000, true, true)));
    }

    private Front front(List<String> keys) {
        AppModel app = ModelReader.read(new SourceText("fairlead.yaml", text(keys)), List.of())
                .apps()
                .values()
                .iterator()
                .next();
        Nginx nginx = Objects.requireNonNull(app.nginx());
        return new Front(
                app,
                nginx,
                PLACE + "/flag",
                PLACE + "/down.html",
                nginx.site().snippet() == null ? null : PLACE + "/snippet",
                nginx.site().hold().isZero() ? null : PLACE + "/hold.sock");
    }

    /** The model with these keys in its section nginx, instead of those of the same name. */
    private String text(List<String> keys) {
        String text = model;
        for (String key : keys) {
            if (key.startsWith("serverNames")) {
                text = text.replace(NAMES, key);
            } else if (key.startsWith("locations")) {
                text = text.replaceFirst("  locations:\n(    .*\n)+", Matcher.quoteReplacement("  " + key + "\n"));
            } else {
                text = text.replace("\nnginx:\n", "\nnginx:\n  " + key + "\n");
            }
        }
        return text;
    }

    private static Map<String, String> files(@Nullable String catchAll, String plain, @Nullable String secure) {
        var files = new LinkedHashMap<String, String>();
        if (catchAll != null) {
            files.put("00-fairlead.conf", catchAll);
        }
        files.put("site", plain);
        if (secure != null) {
            files.put("site.https", secure);
        }
        return files;
    }
}
