package dev.fairlead.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.core.model.App;
import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.Nginx;
import dev.fairlead.core.model.Size;
import dev.fairlead.core.model.Tls;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class GoldenFilesTest {
    private static final String FLAG = "/var/lib/fairlead/live/visa-bulletin.green";

    @Test
    void the_site_of_an_app() {
        Golden.check("nginx-site.conf", site(TestingApps.bulletin()));
    }

    @Test
    void hostile_words_stay_words_in_a_site() {
        Golden.check("nginx-site-hostile.conf", site(TestingApps.hostile()));
    }

    @Test
    void a_site_sends_each_name_on_that_HTTPS_serves() {
        Golden.check(
                "nginx-site-acme.conf",
                NginxSite.plain(
                        front(TestingApps.bulletin()),
                        "/var/lib/fairlead/acme",
                        new NginxSite.Onward.ByName("/var/lib/fairlead/https")));
    }

    @Test
    void a_site_with_a_certificate_at_hand_sends_everybody_on() {
        Golden.check(
                "nginx-site-own.conf",
                NginxSite.plain(front(TestingApps.bulletin()), null, new NginxSite.Onward.Always()));
    }

    @Test
    void a_site_by_TLS() {
        Golden.check("nginx-site-https.conf", secure(TestingApps.bulletin(), NginxSite.Http2.OPTION_OF_LISTEN));
        Golden.check("nginx-site-https-1.26.conf", secure(TestingApps.bulletin(), NginxSite.Http2.DIRECTIVE));
    }

    private static String secure(AppModel app, NginxSite.Http2 http2) {
        return NginxSite.secure(
                front(app),
                new NginxSite.Secured(
                        "/etc/letsencrypt/live/visa-bulletin.us/fullchain.pem",
                        "/etc/letsencrypt/live/visa-bulletin.us/privkey.pem",
                        http2,
                        new Tls.Hsts(31536000, true, true)));
    }

    private static NginxSite.Front front(AppModel app) {
        Nginx nginx = Objects.requireNonNull(app.nginx());
        String snippet = nginx.site().snippet() == null ? null : "/etc/nginx/snippets/fairlead-visa-bulletin.conf";
        String hold = nginx.site().hold().isZero() ? null : "/run/fairlead-hold/visa-bulletin.sock";
        return new NginxSite.Front(app, nginx, FLAG, "/var/lib/fairlead/pages/visa-bulletin.html", snippet, hold);
    }

    @Test
    void a_site_with_all_that_can_be_set() {
        Golden.check("nginx-site-full.conf", site(TestingApps.full()));
        Golden.check("nginx-site-full-https.conf", secure(TestingApps.full(), NginxSite.Http2.DIRECTIVE));
    }

    @Test
    void nobody_answers_to_names_that_no_site_has() {
        Golden.check("nginx-catch-all.conf", NginxSite.catchAll(true, NginxSite.Http2.OPTION_OF_LISTEN));
        Golden.check("nginx-catch-all-1.26.conf", NginxSite.catchAll(false, NginxSite.Http2.DIRECTIVE));
        Golden.check("nginx-catch-all-plain.conf", NginxSite.catchAll(true, null));
    }

    @Test
    void workflows_of_a_server() {
        var subject = new Workflows.Subject(
                "shop",
                "shop",
                "servers/it's \"here\" ${{ secrets.X }}.yaml",
                "ghcr.io/ann/shop",
                "ghcr.io",
                "app.tag",
                List.of("GHCR_TOKEN"),
                true);
        Workflows.render(subject, Workflows.Pin.COMMIT).forEach(Golden::check);
        assertThat(Workflows.render(subject, Workflows.Pin.MAJOR).get("fairlead-build.yml"))
                .contains("uses: actions/checkout@v4\n");
    }

    @Test
    void a_pipeline_of_a_server() {
        var subject = new Workflows.Subject(
                "shop",
                "shop",
                "servers/it's \"here\" $HOME ${X}.yaml",
                "registry.gitlab.com/ann/shop",
                "registry.gitlab.com",
                "app.tag",
                List.of("DEPLOY_TOKEN", "SECRET_KEY"),
                true);
        Golden.check("fairlead-gitlab.yml", Workflows.OfGitlab.render(subject));
    }

    @Test
    void the_compose_file_of_a_colour() {
        var environment = new LinkedHashMap<String, String>();
        environment.put("DJANGO_SETTINGS_MODULE", "django_config.settings");
        environment.put("PYTHONUNBUFFERED", "1");
        Golden.check(
                "compose.blue.yaml",
                ComposeFile.render(
                        TestingApps.bulletin(),
                        "visa-bulletin-blue",
                        "ghcr.io/vyakunin/visa_bulletin@sha256:" + "0".repeat(64),
                        8000,
                        environment,
                        List.of("DJANGO_SECRET_KEY", "DEBUG")));
    }

    @Test
    void hostile_words_stay_words_in_a_compose_file() {
        Golden.check(
                "compose-hostile.yaml",
                ComposeFile.render(
                        TestingApps.hostile(),
                        "visa-bulletin-green",
                        "localhost:5000/x:1",
                        8001,
                        Map.of("A", TestingApps.HOSTILE + "\n\t\u0001\u0085\u2028\ufeff"),
                        List.of()));
    }

    @Test
    void a_colour_with_side_services_shares_a_network_with_them() {
        Golden.check(
                "compose-with-services.yaml",
                ComposeFile.render(
                        TestingApps.withService(TestingApps.bulletin()),
                        "visa-bulletin-blue",
                        "ghcr.io/vyakunin/visa_bulletin@sha256:" + "0".repeat(64),
                        8000,
                        Map.of(),
                        List.of()));
    }

    @Test
    void the_compose_file_of_a_service_of_the_release() {
        Golden.check(
                "compose.worker.yaml",
                SideServiceFile.render(
                        service("worker", SideServiceFile.Runs.THE_RELEASE, "python3", "manage.py", "worker"),
                        TestingApps.bulletin().app()));
    }

    @Test
    void hostile_words_stay_words_in_the_compose_file_of_a_service() {
        Golden.check(
                "compose.on.yaml",
                SideServiceFile.render(
                        service("on", SideServiceFile.Runs.ITS_OWN, TestingApps.HOSTILE, ""),
                        TestingApps.hostile().app()));
    }

    private static SideServiceFile.Service service(String name, SideServiceFile.Runs runs, String... command) {
        return new SideServiceFile.Service(
                "visa-bulletin",
                name,
                "visa-bulletin-service_" + name,
                "ghcr.io/vyakunin/visa_bulletin@sha256:" + "0".repeat(64),
                runs,
                List.of(command),
                "1000:1000",
                new Size("128m", 128 << 20),
                Map.of("QUEUE", TestingApps.HOSTILE),
                List.of("DJANGO_SECRET_KEY"),
                List.of(new App.Volume("data", "/data", App.VolumeType.DIRECTORY, null, null, false)),
                Duration.ofMinutes(2),
                "visa-bulletin-services");
    }

    @Test
    void the_script_of_a_job() {
        Golden.check("job.sh", job(List.of("--user", "1000"), List.of("python3", "refresh.py", "--save-to-db")));
    }

    @Test
    void hostile_words_stay_words_in_a_job() {
        assertThat(job(List.of(), List.of("echo", TestingApps.HOSTILE, "", "a\nb")))
                .contains(" echo 'a'\\''b\"c\\d$e`f$(g)${h};{i} %j\u00e9\ud83d\ude00#k' '' 'a\nb' 9>&-");
    }

    @Test
    void a_cron_file() {
        Golden.check("cron", CronFile.render("0 9 * * *", "/var/lib/fairlead/jobs/visa-bulletin_data-refresh"));
    }

    @Test
    void a_schedule_that_would_end_its_line_is_refused() {
        assertThatThrownBy(() -> CronFile.render("0 9 * * *\n", "/x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CronFile.render("0 9 * * *", "/x%y")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void logs_are_rotated() {
        Golden.check(
                "logrotate",
                Logrotate.render(
                        "visa-bulletin",
                        List.of("/var/log/fairlead/visa-bulletin_data-refresh.log"),
                        List.of("/opt/visa_bulletin/logs", "/opt/a \"b*c/logs")));
    }

    private static String site(AppModel app) {
        return NginxSite.plain(front(app), null, new NginxSite.Onward.Never());
    }

    private static String job(List<String> options, List<String> command) {
        return JobScript.render(new JobScript.Job(
                "visa-bulletin",
                "data-refresh",
                FLAG,
                "/opt/visa_bulletin/.env",
                options,
                command,
                Duration.ofMinutes(30),
                "/var/lib/fairlead/jobs/visa-bulletin_data-refresh",
                "/var/log/fairlead/visa-bulletin_data-refresh.log"));
    }
}
