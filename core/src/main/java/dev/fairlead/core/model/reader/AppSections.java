package dev.fairlead.core.model.reader;

import dev.fairlead.core.model.App;
import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.Job;
import dev.fairlead.core.model.Migration;
import dev.fairlead.core.model.Nginx;
import dev.fairlead.core.model.SideService;
import dev.fairlead.core.model.Tls;
import dev.fairlead.core.model.ValueSource;
import dev.fairlead.core.model.schema.Fields;
import dev.fairlead.core.model.schema.Key;
import dev.fairlead.core.model.schema.Keys;
import dev.fairlead.core.model.schema.MapShape;
import dev.fairlead.core.model.schema.Shape;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sections of one app, which stand at the top of the file or under its name in {@code apps}. */
final class AppSections {
    static final List<String> NAMES = List.of("app", "secrets", "nginx", "tls", "jobs", "services", "migration");

    private final Key<? extends @Nullable App> app;
    private final Key<@Nullable Map<String, ValueSource>> secrets;
    private final Key<@Nullable Nginx> nginx;
    private final Key<@Nullable Tls> tls;
    private final Key<@Nullable Map<String, Job>> jobs;
    private final Key<@Nullable Map<String, SideService>> services;
    private final Key<@Nullable Migration> migration;

    private AppSections(Shapes shapes, Keys keys, Key<? extends @Nullable App> app) {
        this.app = app;
        secrets = keys.optional("secrets", shapes.secrets, "Variables of the app's `.env`, which only root can read.");
        nginx = keys.optional("nginx", shapes.nginx, "The site in front of the app.");
        tls = keys.optional("tls", shapes.tls, "HTTPS for the site, with a certificate by certbot or of your own.");
        jobs = keys.optional("jobs", shapes.jobs, "Commands that cron runs in the live release, by name.");
        services = keys.optional(
                "services",
                shapes.services,
                "Programs that run once beside the app, whichever colour serves; the app reaches each by its name.");
        migration = keys.optional("migration", shapes.migration, "The way of a running systemd app to Docker.");
    }

    /** One description each, used in both places. */
    static final class Shapes {
        private final Shape<App> app = new AppShape();
        private final Shape<Map<String, ValueSource>> secrets = new MapShape<>(Words.ENV_NAME, ValueShape.GENERATED);
        private final Shape<Nginx> nginx = new NginxShape();
        private final Shape<Tls> tls = new TlsShape();
        private final Shape<Map<String, Job>> jobs = new MapShape<>(Words.JOB_NAME, new JobShape());
        private final Shape<Map<String, SideService>> services =
                new MapShape<>(Words.SERVICE_NAME, new SideServiceShape());
        private final Shape<Migration> migration = new MigrationShape();
    }

    static AppSections required(Shapes shapes, Keys keys) {
        return new AppSections(shapes, keys, keys.required("app", shapes.app, "The image and how its containers run."));
    }

    /** At the top of the file, where {@code apps} may stand instead. */
    static AppSections optional(Shapes shapes, Keys keys) {
        return new AppSections(shapes, keys, keys.optional("app", shapes.app, "The image and how its containers run."));
    }

    /** Null when there is no app. */
    @Nullable
    AppModel build(String name, String path, Fields fields) {
        App main = fields.get(app);
        if (main == null) {
            return null;
        }
        Map<String, ValueSource> hidden = fields.get(secrets);
        Map<String, Job> scheduled = fields.get(jobs);
        Map<String, SideService> beside = fields.get(services);
        return new AppModel(
                name,
                path,
                main,
                hidden == null ? Map.of() : hidden,
                fields.get(nginx),
                fields.get(tls),
                scheduled == null ? Map.of() : scheduled,
                beside == null ? Map.of() : beside,
                fields.get(migration));
    }
}
