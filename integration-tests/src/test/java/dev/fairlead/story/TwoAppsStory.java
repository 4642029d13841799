package dev.fairlead.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.lab.Acme;
import dev.fairlead.lab.DebianRelease;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two apps on one box, each with a site, a certificate, secrets and a job of its own: what befalls the one leaves the other alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoAppsStory {
    private static final String OTHER_TAG = "v1.0.6";
    private static final String BULLETIN = "visa-bulletin.us";
    private static final String SHOP = "shop.example";

    /** There is no 30 February, so cron begins no job behind the back of a test. */
    private static final String NEVER = "0 0 30 2 *";

    /** The app of the reference model once more, under other names. */
    private static final String SECOND = """
              shop:
                app:
                  directory: /opt/shop
                  image: IMAGE
                  tag: v1.0.5
                  containerPort: 8000
                  ports: {blue: 8100, green: 8101}
                  environment: {DJANGO_SETTINGS_MODULE: django_config.settings}
                  volumes: [{host: data, container: /app/saved_pages}]
                  health: {path: /, status: 200, timeout: 60s, interval: 1s}
                  drain: 1s
                secrets:
                  DJANGO_SECRET_KEY: {generate: 50}
                  ALLOWED_HOSTS: {value: "shop.example"}
                nginx:
                  serverNames: [shop.example]
                  rateLimits: {general: {requestsPerMinute: 100, burst: 20}}
                  locations: [{path: /, serve: app, rateLimit: general}]
                jobs:
                  data-refresh: {schedule: "NEVER", command: [sh, -c, "echo shop"], timeout: 1m}
            """;

    private @Nullable Actor shared;

    @BeforeAll
    void a_second_app_comes_to_the_box_of_the_first() {
        Stage.lab().publishApp(OTHER_TAG);
        Actor actor = Stage.inLine(DebianRelease.BOOKWORM);
        shared = actor;
        String flat = actor.modelText();
        actor.writeModel(named(flat));
        actor.fairlead("apply", "--yes").exits(0).says("In sync");

        String first = container("visa-bulletin");
        String image = flat.lines()
                .filter(line -> line.startsWith("  image: "))
                .map(line -> line.substring("  image: ".length()))
                .findFirst()
                .orElseThrow();
        actor.writeModel(named(flat) + SECOND.replace("IMAGE", image).replace("NEVER", NEVER));
        actor.editModel("schedule: \"0 9 * * *\"", "schedule: \"" + NEVER + "\"");
        actor.fairlead("apply", "--yes").exits(0);
        actor.fairlead("drift").exits(0);
        assertThat(container("visa-bulletin")).isEqualTo(first);
    }

    @AfterAll
    void the_box_goes() {
        if (shared != null) {
            shared.close();
        }
    }

    private Actor actor() {
        return Objects.requireNonNull(shared);
    }

    @Test
    void each_answers_under_its_own_name_with_its_own_secret() {
        assertThat(version(BULLETIN)).isEqualTo("v1.0.5");
        assertThat(version(SHOP)).isEqualTo("v1.0.5");
        Run status = actor().fairlead("status").exits(0);
        assertThat(status.stdout()).contains("visa-bulletin-blue  running").contains("shop-blue  running");
        assertThat(secretOf("visa_bulletin")).isNotEqualTo(secretOf("shop")).isNotBlank();
    }

    @Test
    void a_hand_edit_of_one_names_that_one_alone() {
        String first = container("visa-bulletin");
        actor().byHand("sed -i 's/burst=20/burst=2000/' /etc/nginx/sites-available/shop;"
                + " sed -i '/^ALLOWED_HOSTS=/d' /opt/shop/.env; docker stop -t 1 shop-blue");
        assertThat(Drifted.on(actor()).byHand().stream().map(Drifted.Change::address))
                .containsExactlyInAnyOrder(
                        "host/file:/etc/nginx/sites-available/shop",
                        "host/env:/opt/shop/.env",
                        "host/container:shop",
                        "host/service:nginx.service");
        assertThat(version(BULLETIN)).isEqualTo("v1.0.5");
        actor().fairlead("apply", "--yes").exits(0);
        actor().fairlead("drift").exits(0);
        assertThat(version(SHOP)).isEqualTo("v1.0.5");
        assertThat(container("visa-bulletin")).isEqualTo(first);
    }

    @Test
    void a_release_of_one_leaves_the_other_alone() {
        String first = container("visa-bulletin");
        String files = filesOf("visa_bulletin");
        actor().fairlead("deploy", OTHER_TAG)
                .exits(2)
                .says("visa-bulletin")
                .says("shop")
                .says("--app");
        actor().fairlead("deploy", "--app", "shop", OTHER_TAG, "--write").exits(0);
        assertThat(version(SHOP)).isEqualTo(OTHER_TAG);
        assertThat(version(BULLETIN)).isEqualTo("v1.0.5");
        actor().fairlead("drift").exits(0);
        actor().fairlead("rollback", "--app", "shop").exits(0);
        assertThat(version(SHOP)).isEqualTo("v1.0.5");
        assertThat(container("visa-bulletin")).isEqualTo(first);
        assertThat(filesOf("visa_bulletin")).isEqualTo(files);
        actor().editModel("tag: " + OTHER_TAG, "tag: v1.0.5");
        actor().fairlead("drift").exits(0);
    }

    @Test
    void each_serves_its_own_certificate_and_renews_it_alone() {
        var site = new Site(actor());
        secure(site);
        actor().fairlead("apply", "--yes").exits(0);
        actor().fairlead("drift").exits(0);

        assertThat(site.names(BULLETIN)).contains(BULLETIN, Site.OTHER_NAME).doesNotContain(SHOP);
        assertThat(site.names(SHOP)).contains(SHOP).doesNotContain(BULLETIN);
        assertThat(List.of(site.https(BULLETIN), site.https(Site.OTHER_NAME), site.https(SHOP)))
                .containsOnly("200");
        assertThat(site.handshake("nobody.example"))
                .contains("unrecognized name")
                .doesNotContain("BEGIN CERTIFICATE");

        String first = site.serial(BULLETIN);
        String second = site.serial(SHOP);
        site.renew(SHOP);
        assertThat(site.serial(SHOP)).isNotEqualTo(second);
        assertThat(site.serial(BULLETIN)).isEqualTo(first);
        assertThat(List.of(site.https(BULLETIN), site.https(SHOP))).containsOnly("200");
        actor().fairlead("drift").exits(0);
    }

    @Test
    void jobs_of_one_name_are_told_apart() {
        actor().fairlead("job", "data-refresh").exits(2).says("--app");
        List<String> before = succeeded();
        Run job = actor().fairlead("job", "--app", "shop", "data-refresh").exits(0);
        assertThat(job.stdout()).contains("shop");
        assertThat(succeeded()).containsAll(before).hasSize(before.size() + 1);
    }

    /** The jobs whose last run did. Cron may have begun one before its schedule was taken from it. */
    private List<String> succeeded() {
        return actor().fairlead("job")
                .exits(0)
                .stdout()
                .lines()
                .filter(line -> line.contains("succeeded"))
                .toList();
    }

    /** The flat form, in the form for several. */
    private static String named(String flat) {
        int begin = flat.indexOf("\napp:\n") + 1;
        return flat.substring(0, begin) + "apps:\n  visa-bulletin:\n"
                + flat.substring(begin).lines().map(line -> "    " + line).collect(Collectors.joining("\n", "", "\n"));
    }

    /** Each app gets its {@code tls}, beside plain HTTP, where the other tests ask. */
    private void secure(Site site) {
        Acme acme = Stage.lab().acme();
        acme.start();
        List<String> names = List.of(BULLETIN, Site.OTHER_NAME, SHOP);
        acme.point(names, actor().box().address());
        names.forEach(name -> site.resolve(name, actor().box().address()));
        site.trust(acme.root());
        actor().editModel("\n    jobs:\n", """

                    tls:
                      email: ops@visa-bulletin.us
                      acmeDirectory: %s
                      acmeCa: %s
                      redirect: false
                    jobs:
                """.formatted(acme.url(), acme.authority()));
    }

    private String version(String host) {
        return actor().byHand("curl -sS -H 'Host: " + host + "' http://127.0.0.1/version");
    }

    private String container(String app) {
        return actor().byHand("docker inspect -f '{{.Id}} {{.State.StartedAt}}' " + app + "-blue");
    }

    private String secretOf(String directory) {
        return actor().byHand("grep ^DJANGO_SECRET_KEY= /opt/" + directory + "/.env");
    }

    private String filesOf(String directory) {
        return actor().byHand("find /opt/" + directory + " -type f ! -path '*/logs/*' -exec sha256sum {} + | sort");
    }
}
