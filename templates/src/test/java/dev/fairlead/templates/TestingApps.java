package dev.fairlead.templates;

import dev.fairlead.core.model.App;
import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.Nginx;
import dev.fairlead.core.model.SideService;
import dev.fairlead.core.model.Size;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The app of the README, and one whose every word is hostile. */
final class TestingApps {
    static final String HOSTILE = "a'b\"c\\d$e`f$(g)${h};{i} %j\u00e9\ud83d\ude00#k";

    private TestingApps() {}

    static AppModel bulletin() {
        var limits = new LinkedHashMap<String, Nginx.RateLimit>();
        limits.put("general", new Nginx.RateLimit(100, 20));
        limits.put("api", new Nginx.RateLimit(30, 5));
        var nginx = new Nginx(
                List.of("visa-bulletin.us", "www.visa-bulletin.us"),
                limits,
                List.of(
                        new Nginx.Location("/static/", Nginx.Serve.ASSETS, "30d", null, false, null),
                        new Nginx.Location(
                                "~* \\.(css|js|woff|woff2)$", Nginx.Serve.APP, "1y", "public, immutable", true, null),
                        new Nginx.Location("= /sitemap.xml", Nginx.Serve.APP, null, null, true, "api"),
                        new Nginx.Location("/", Nginx.Serve.APP, null, "public, max-age=10800", true, "general")),
                new Size("1m", 1 << 20),
                Duration.ofSeconds(60),
                Nginx.Site.USUAL);
        return model(
                nginx,
                List.of(
                        volume("visa_bulletin.db", "/app/visa_bulletin.db", App.VolumeType.FILE, false),
                        volume("saved_pages", "/app/saved_pages", App.VolumeType.DIRECTORY, false)),
                List.of(),
                null,
                null);
    }

    /** With every setting of its site. */
    static AppModel full() {
        var nginx = new Nginx(
                List.of("shop.example", "*.shop.example", "www.shop.example"),
                Map.of(),
                List.of(new Nginx.Location("/static", Nginx.Serve.ASSETS, "1y", "public, immutable", true, null)),
                new Size("20m", 20 << 20),
                Duration.ofSeconds(60),
                new Nginx.Site(
                        "www.shop.example",
                        true,
                        false,
                        Map.of("Content-Security-Policy", "default-src 'self'", "X-Hostile", HOSTILE),
                        Nginx.AccessLog.JSON,
                        null,
                        "location = /hello { return 200; }",
                        Duration.ZERO));
        return model(nginx, List.of(), List.of(), null, null);
    }

    static AppModel hostile() {
        var nginx = new Nginx(
                List.of("example.test"),
                Map.of(),
                List.of(
                        new Nginx.Location("~ ^/x{2,3};\"'[ ]\\d\\\\$", Nginx.Serve.APP, null, HOSTILE, true, null),
                        new Nginx.Location("/a b;{}$c\"/", Nginx.Serve.ASSETS, "max", null, true, null)),
                new Size("1m", 1 << 20),
                Duration.ofSeconds(60),
                Nginx.Site.USUAL);
        return model(
                nginx,
                List.of(volume(HOSTILE, "/in " + HOSTILE, App.VolumeType.DIRECTORY, true)),
                List.of(HOSTILE, "a\nb", ""),
                "1000:1000",
                new Size("256m", 256 << 20));
    }

    /** With something beside it. */
    static AppModel withService(AppModel app) {
        var worker =
                new SideService(null, List.of("work"), Map.of(), List.of(), List.of(), null, Duration.ofSeconds(30));
        return new AppModel(
                app.name(),
                app.path(),
                app.app(),
                app.secrets(),
                app.nginx(),
                app.tls(),
                app.jobs(),
                Map.of("worker", worker),
                app.migration());
    }

    private static App.Volume volume(String host, String container, App.VolumeType type, boolean readOnly) {
        return new App.Volume(host, container, type, null, null, readOnly);
    }

    private static AppModel model(
            Nginx nginx, List<App.Volume> volumes, List<String> command, @Nullable String user, @Nullable Size memory) {
        var app = new App(
                "/opt/visa_bulletin",
                "ghcr.io/vyakunin/visa_bulletin",
                "v1.0.5",
                null,
                8000,
                new App.Ports(8000, 8001),
                Map.of(),
                volumes,
                new App.Assets("/app/webapp/static", "assets"),
                new App.Health("/", 200, Duration.ofSeconds(60), Duration.ofSeconds(1), null),
                Duration.ofSeconds(10),
                3,
                command,
                user,
                memory,
                App.Restart.UNLESS_STOPPED,
                List.of(),
                App.Strategy.BLUE_GREEN);
        return new AppModel("visa-bulletin", "", app, Map.of(), nginx, null, Map.of(), Map.of(), null);
    }
}
