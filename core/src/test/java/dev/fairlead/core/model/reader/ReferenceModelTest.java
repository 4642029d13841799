package dev.fairlead.core.model.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.diagnostic.Location;
import dev.fairlead.core.model.App;
import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.DockerSettings;
import dev.fairlead.core.model.Job;
import dev.fairlead.core.model.Lightsail;
import dev.fairlead.core.model.Migration;
import dev.fairlead.core.model.Nginx;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.model.Size;
import dev.fairlead.core.model.Tls;
import dev.fairlead.core.model.ValueSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ReferenceModelTest {
    private final ServerModel model = TestModels.read(TestModels.REFERENCE);
    private final AppModel app = Objects.requireNonNull(model.apps().get("visa-bulletin"));

    @Test
    void the_instance_is_read_as_it_stands() {
        List<String> everyone = List.of("0.0.0.0/0", "::/0");
        assertThat(model.lightsail())
                .isEqualTo(new Lightsail(
                        "us-east-1",
                        "us-east-1a",
                        "debian_12",
                        "nano_3_0",
                        Lightsail.IpAddressType.DUALSTACK,
                        new Lightsail.KeyPair("visa-bulletin", "~/.ssh/id_ed25519.pub"),
                        "visa-bulletin-ip",
                        List.of(
                                new Lightsail.FirewallRule(22, 22, Lightsail.Protocol.TCP, List.of("0.0.0.0/0")),
                                new Lightsail.FirewallRule(80, 80, Lightsail.Protocol.TCP, everyone),
                                new Lightsail.FirewallRule(443, 443, Lightsail.Protocol.TCP, everyone)),
                        "06:00",
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        Map.of("project", "visa-bulletin")));
    }

    @Test
    void the_box_is_read_as_it_stands() {
        assertThat(model.name()).isEqualTo("visa-bulletin");
        assertThat(model.ssh().user()).isEqualTo("admin");
        assertThat(model.ssh().identityFile()).isEqualTo("~/.ssh/id_ed25519");
        assertThat(model.ssh().port()).isNull();
        assertThat(model.system().timezone()).isEqualTo("Etc/UTC");
        assertThat(model.system().swap()).isEqualTo(new Size("1G", 1L << 30));
        assertThat(model.system().packages()).containsExactly("sqlite3");
        assertThat(model.system().automaticUpdates()).isTrue();
        assertThat(model.docker())
                .isEqualTo(new DockerSettings(
                        DockerSettings.Source.DISTRIBUTION,
                        new DockerSettings.Logging(new Size("10m", 10L << 20), 3),
                        true,
                        Map.of("ghcr.io", new DockerSettings.Registry("vyakunin", new ValueSource.Env("GHCR_TOKEN"))),
                        List.of(),
                        List.of()));
    }

    @Test
    void the_app_is_read_as_it_stands() {
        App main = app.app();
        assertThat(main.directory()).isEqualTo("/opt/visa_bulletin");
        assertThat(main.image()).isEqualTo("ghcr.io/vyakunin/visa_bulletin");
        assertThat(main.tag()).isEqualTo("v1.0.5");
        assertThat(main.ports()).isEqualTo(new App.Ports(8000, 8001));
        assertThat(main.environment().keySet())
                .containsExactly("DJANGO_SETTINGS_MODULE", "PYTHONUNBUFFERED", "ANALYTICS_SCRIPT");
        assertThat(main.environment())
                .containsEntry("PYTHONUNBUFFERED", new ValueSource.Inline("1"))
                .containsEntry(
                        "ANALYTICS_SCRIPT",
                        new ValueSource.Inline("<script data-goatcounter=\"https://vyakunin.goatcounter.com/count\""
                                + " async src=\"https://gc.zgo.at/count.js\"></script>"));
        assertThat(main.volumes())
                .containsExactly(
                        volume("visa_bulletin.db", "/app/visa_bulletin.db", App.VolumeType.FILE),
                        volume("saved_pages", "/app/saved_pages", App.VolumeType.DIRECTORY),
                        volume("logs", "/app/logs", App.VolumeType.DIRECTORY));
        assertThat(main.assets()).isEqualTo(new App.Assets("/app/webapp/static", "assets"));
        assertThat(main.health())
                .isEqualTo(new App.Health("/", 200, Duration.ofSeconds(60), Duration.ofSeconds(1), null));
        assertThat(main.drain()).isEqualTo(Duration.ofSeconds(10));
        assertThat(main.keepReleases()).isEqualTo(3);
        assertThat(main.restart()).isEqualTo(App.Restart.UNLESS_STOPPED);
        assertThat(app.secrets())
                .containsExactly(
                        Map.entry("DJANGO_SECRET_KEY", new ValueSource.Generate(50)),
                        Map.entry("DEBUG", new ValueSource.Inline("False")),
                        Map.entry("ALLOWED_HOSTS", new ValueSource.Inline("visa-bulletin.us,www.visa-bulletin.us")));
    }

    private static App.Volume volume(String host, String container, App.VolumeType type) {
        return new App.Volume(host, container, type, null, null, false);
    }

    @Test
    void what_surrounds_the_app_is_read_as_it_stands() {
        Nginx nginx = Objects.requireNonNull(app.nginx());
        assertThat(nginx.serverNames()).containsExactly("visa-bulletin.us", "www.visa-bulletin.us");
        assertThat(nginx.rateLimits())
                .containsExactly(
                        Map.entry("general", new Nginx.RateLimit(100, 20)),
                        Map.entry("api", new Nginx.RateLimit(30, 5)));
        assertThat(nginx.locations())
                .containsExactly(
                        new Nginx.Location("/static/", Nginx.Serve.ASSETS, "30d", null, false, null),
                        new Nginx.Location(
                                "~* \\.(css|js|woff|woff2)$", Nginx.Serve.APP, "1y", "public, immutable", true, null),
                        new Nginx.Location("= /sitemap.xml", Nginx.Serve.APP, null, null, true, "api"),
                        new Nginx.Location("/", Nginx.Serve.APP, null, "public, max-age=10800", true, "general"));
        assertThat(app.tls())
                .isEqualTo(new Tls(
                        new Tls.Acme("ops@visa-bulletin.us", Tls.Acme.LETS_ENCRYPT, null),
                        true,
                        new Tls.Hsts(31536000, true, false)));
        assertThat(app.jobs())
                .containsExactly(Map.entry(
                        "data-refresh",
                        new Job(
                                "0 9 * * *",
                                List.of("python3", "refresh_data_incremental.py", "--save-to-db"),
                                Duration.ofMinutes(30))));
        assertThat(app.migration())
                .isEqualTo(new Migration(
                        new Migration.From(
                                "visa-bulletin.service", 8000, "/opt/visa_bulletin/venv", "refresh_data_incremental"),
                        List.of("visa_bulletin.db"),
                        Duration.ofDays(7),
                        new Migration.Limits(5, Duration.ofSeconds(1), 30)));
    }

    @Test
    void every_value_can_be_found_in_the_file() {
        assertThat(model.locate("app.ports.green"))
                .isEqualTo(new Location("fairlead.yaml", 43, 30, 4, "app.ports.green"));
        assertThat(model.locate("nginx.locations[2].rateLimit"))
                .extracting(Location::line)
                .isEqualTo(70);
        assertThat(Objects.requireNonNull(model.locate("app.memory")).path()).isEqualTo("app");
    }
}
