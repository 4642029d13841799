package dev.fairlead.host.expansion;

import dev.fairlead.core.model.App;
import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.DockerSettings;
import dev.fairlead.core.model.DriftSettings;
import dev.fairlead.core.model.Job;
import dev.fairlead.core.model.Nginx;
import dev.fairlead.core.model.Positions;
import dev.fairlead.core.model.Secret;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.model.SideService;
import dev.fairlead.core.model.Size;
import dev.fairlead.core.model.Ssh;
import dev.fairlead.core.model.SystemSettings;
import dev.fairlead.core.model.ValueSource;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.host.kind.BoxKey;
import dev.fairlead.templates.NginxSite;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The server that the recorded answers are about: every word of it that may be hostile is. */
public final class TestingServer {
    static final String HOSTILE = "a'b\"c\\d$e`f$(g)${h};{i} %j\u00e9\ud83d\ude00#k";
    static final BoxKey KEY = new BoxKey("ab".repeat(32));

    private TestingServer() {}

    /** What such a server's app is made of, once its image is known. */
    public static List<Resource<?>> resources(@Nullable String digest) {
        return Expansion.resources(model(), context(digest));
    }

    /** The same with a worker of the release and a service of an image of its own. */
    public static List<Resource<?>> withServices(@Nullable String digest) {
        var app = withServices(app("visa-bulletin", new App.Ports(8000, 8001)));
        return Expansion.resources(model(Map.of(app.name(), app)), context(digest));
    }

    static AppModel withServices(AppModel app) {
        var services = new LinkedHashMap<String, SideService>();
        services.put(
                "worker",
                new SideService(
                        null,
                        List.of("python3", "worker.py"),
                        Map.of("QUEUE", "high", "DEBUG", "True"),
                        List.of(),
                        List.of(),
                        new Size("128m", 128 << 20),
                        Duration.ofSeconds(5)));
        services.put(
                "mirror",
                new SideService(
                        new SideService.Image("localhost:5000/shop/mirror", "v1", null),
                        List.of(),
                        Map.of("HOSTILE", HOSTILE),
                        List.of("DJANGO_SECRET_KEY", "PATH_X"),
                        List.of(volume("mirror", "/data", App.VolumeType.DIRECTORY)),
                        null,
                        Duration.ofSeconds(30)));
        return new AppModel(
                app.name(),
                app.path(),
                app.app(),
                app.secrets(),
                app.nginx(),
                app.tls(),
                app.jobs(),
                services,
                app.migration());
    }

    static ServerModel model() {
        var app = app("visa-bulletin", new App.Ports(8000, 8001));
        return model(Map.of(app.name(), app));
    }

    static ServerModel model(Map<String, AppModel> apps) {
        return new ServerModel(
                "box",
                null,
                new Ssh("admin", null, 22, null, List.of(), Duration.ofSeconds(5), null, null),
                new SystemSettings(
                        null, null, List.of(), null, Map.of(), List.of(), Map.of(), Map.of(), Map.of(), null, false,
                        null),
                new DockerSettings(
                        DockerSettings.Source.DISTRIBUTION,
                        new DockerSettings.Logging(new Size("10m", 10 << 20), 3),
                        true,
                        Map.of(),
                        List.of(),
                        List.of()),
                DriftSettings.NONE,
                apps,
                Positions.none(),
                "fairlead.yaml",
                null);
    }

    static AppModel app(String name, App.Ports ports) {
        var environment = new LinkedHashMap<String, ValueSource>();
        environment.put("DJANGO_SETTINGS_MODULE", new ValueSource.Inline("django_config.settings"));
        environment.put(
                "ANALYTICS_SCRIPT",
                new ValueSource.Inline(
                        "<script data-goatcounter=\"https://x/count\" async src=\"https://y\"></script>"));
        environment.put("HOSTILE", new ValueSource.Inline(HOSTILE + "\n\tsecond"));
        var app = new App(
                "/opt/" + name.replace('-', '_'),
                "localhost:5000/shop/app",
                "v2",
                null,
                8000,
                ports,
                environment,
                List.of(
                        volume("visa_bulletin.db", "/app/visa_bulletin.db", App.VolumeType.FILE),
                        volume("saved_pages", "/app/saved_pages", App.VolumeType.DIRECTORY),
                        volume("logs", "/app/logs", App.VolumeType.DIRECTORY),
                        new App.Volume(
                                HOSTILE.replace("{i}", "\\i,:"),
                                "/in/" + HOSTILE,
                                App.VolumeType.DIRECTORY,
                                "33",
                                "750",
                                true)),
                new App.Assets("/app/webapp/static", "assets"),
                new App.Health("/", 200, Duration.ofSeconds(60), Duration.ofSeconds(1), null),
                Duration.ofSeconds(10),
                3,
                List.of(),
                "1234:1234",
                new Size("256m", 256 << 20),
                App.Restart.UNLESS_STOPPED,
                List.of(),
                App.Strategy.BLUE_GREEN);
        var secrets = new LinkedHashMap<String, ValueSource>();
        secrets.put("DJANGO_SECRET_KEY", new ValueSource.Generate(50));
        secrets.put("DEBUG", new ValueSource.Inline("False"));
        secrets.put("ALLOWED_HOSTS", new ValueSource.Inline("visa-bulletin.us,www.visa-bulletin.us"));
        secrets.put("DOCKER_HOST", new ValueSource.Inline("tcp://nowhere"));
        secrets.put("PATH_X", new ValueSource.Inline("  '" + HOSTILE + " "));
        secrets.put("EMPTY", new ValueSource.Inline(""));
        var jobs = Map.of("data-refresh", new Job("0 9 * * *", List.of("echo", HOSTILE), Duration.ofMinutes(30)));
        return new AppModel(name, "", app, secrets, nginx(name), null, jobs, Map.of(), null);
    }

    private static Nginx nginx(String name) {
        return new Nginx(
                List.of(name + ".us"),
                Map.of("general", new Nginx.RateLimit(100, 20)),
                List.of(new Nginx.Location("/", Nginx.Serve.APP, null, null, true, "general")),
                new Size("1m", 1 << 20),
                Duration.ofSeconds(60),
                Nginx.Site.USUAL);
    }

    private static App.Volume volume(String host, String container, App.VolumeType type) {
        return new App.Volume(host, container, type, null, null, false);
    }

    static Context context(@Nullable String digest) {
        return new Context() {
            @Override
            public Secret value(ValueSource source, String path) {
                return new Secret(((ValueSource.Inline) source).text());
            }

            @Override
            public BoxKey key() {
                return KEY;
            }

            @Override
            public @Nullable String digest(AppModel app) {
                return digest;
            }

            @Override
            public Colour live(AppModel app) {
                return Colour.BLUE;
            }

            @Override
            public NginxSite.Http2 http2() {
                return NginxSite.Http2.OPTION_OF_LISTEN;
            }
        };
    }
}
