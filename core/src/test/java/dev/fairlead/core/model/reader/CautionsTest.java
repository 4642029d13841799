package dev.fairlead.core.model.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.Location;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CautionsTest {
    private static final String WORKER = "services: {worker: {command: [./work]}}";
    private static final String CACHE = "services: {cache: {image: example/cache, tag: '7'}}";
    private static final String JOB = "jobs: {tidy: {schedule: '@daily', command: [./tidy]}}";

    private static String app(String name, int blue, int green, String mount) {
        return """
                  %s:
                    app:
                      directory: /opt/%1$s
                      image: example/shop
                      containerPort: 80
                      ports: {blue: %s, green: %s}
                      volumes: [{host: %s, container: /data}]
                """.formatted(name, blue, green, mount);
    }

    private static List<Diagnostic> cautions(String firstMount, String secondMount) {
        return Cautions.of(TestModels.read(TestModels.small("apps:")
                + app("shop", 8000, 8001, firstMount)
                + app("eu-shop", 8002, 8003, secondMount)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "data        | /opt/shop       | `eu-shop` sees the secrets of `shop`.",
                "data        | /opt            | `eu-shop` sees the secrets of `shop`.",
                "data        | /opt/shop/.env  | `eu-shop` sees the secrets of `shop`.",
                "data        | /opt/shop/data  | `eu-shop` and `shop` share `/opt/shop/data`.",
                "data        | /opt/shop/x     | `eu-shop` and `shop` share `/opt/shop/x`.",
                "/srv/data   | /srv/data       | `eu-shop` and `shop` share `/srv/data`.",
                "/srv        | /srv/data       | `eu-shop` and `shop` share `/srv/data`.",
                "/srv/data   | /srv            | `eu-shop` and `shop` share `/srv/data`."
            })
    void what_two_apps_see_does_not_go_unnoticed(String first, String second, String caution) {
        assertThat(cautions(first, second)).singleElement().satisfies(found -> {
            assertThat(found.message()).isEqualTo(caution);
            assertThat(Objects.requireNonNull(found.location()))
                    .extracting(Location::line)
                    .isEqualTo(17);
        });
    }

    @Test
    void what_a_service_beside_an_app_sees_does_not_go_unnoticed() {
        String beside = """
                    services:
                      cache: {image: example/cache, tag: '7', volumes: [{host: /opt/shop, container: /shop}]}
                """;
        String model = TestModels.small("apps:") + app("shop", 8000, 8001, "data") + app("blog", 8002, 8003, "data");
        assertThat(Cautions.of(TestModels.read(model + beside))).singleElement().satisfies(found -> {
            assertThat(found.message()).isEqualTo("`blog` sees the secrets of `shop`.");
            assertThat(Objects.requireNonNull(found.location()).path())
                    .isEqualTo("apps.blog.services.cache.volumes[0].host");
        });
    }

    @Test
    void apps_that_keep_to_themselves_are_well() {
        assertThat(cautions("data", "data")).isEmpty();
        assertThat(cautions("/srv/shop", "/opt/shop-data")).isEmpty();
    }

    private static List<Diagnostic> cautionsOfSite(String nginx) {
        return Cautions.of(TestModels.read(TestModels.small("""
                app:
                  directory: /opt/shop
                  image: example/shop
                  containerPort: 80
                  ports: {blue: 8000, green: 8001}
                nginx:
                  serverNames: [shop.example]
                """ + nginx)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"  proxyReadTimeout: 10s\n", "  proxyReadTimeout: 20s\n  hold: 30s\n", "  hold: 60s\n"})
    void who_is_held_longer_than_nginx_waits_gets_an_error_page(String nginx) {
        assertThat(cautionsOfSite(nginx))
                .singleElement()
                .satisfies(found -> assertThat(found.message()).startsWith("A request is held for "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  proxyReadTimeout: 11s\n", "  proxyReadTimeout: 1s\n  hold: 0s\n"})
    void who_is_held_for_less_is_answered(String nginx) {
        assertThat(cautionsOfSite(nginx)).isEmpty();
    }

    private static List<Diagnostic> cautionsOfFirewall(String ssh, String rules) {
        return Cautions.of(TestModels.read(TestModels.lightsail("{" + ssh + "}", "firewall: [" + rules + "]")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''         | ''                              | 22",
                "''         | {port: 80}                      | 22",
                "''         | '{port: 21}, {port: 23}'        | 22",
                "''         | '{port: 22, protocol: udp}'     | 22",
                "''         | {protocol: icmp}                | 22",
                "''         | {ports: 1-21}                   | 22",
                "''         | {ports: 23-80}                  | 22",
                "port: 2222 | {port: 22}                      | 2222"
            })
    void a_firewall_that_shuts_the_way_in_does_not_go_unnoticed(String ssh, String rules, int port) {
        assertThat(cautionsOfFirewall(ssh, rules)).singleElement().satisfies(found -> {
            assertThat(found.message())
                    .isEqualTo("`lightsail.firewall` does not open port " + port + ", by which the box is reached.");
            assertThat(found.fix()).isEqualTo("Add `{port: " + port + "}` to it.");
            assertThat(Objects.requireNonNull(found.location()).line()).isEqualTo(3);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                 | {port: 22}",
                "''                 | '{port: 80}, {port: 22}'",
                "''                 | {ports: 22-80}",
                "''                 | {ports: 1-22}",
                "''                 | {protocol: all}",
                "port: 2222         | {ports: 2000-3000}",
                "proxyJump: bastion | {port: 80}"
            })
    void a_firewall_with_a_way_in_is_well(String ssh, String rules) {
        assertThat(cautionsOfFirewall(ssh, rules)).isEmpty();
    }

    private static List<Diagnostic> cautionsOfMount(String strategy, String mount, String... beside) {
        return Cautions.of(TestModels.read(TestModels.app(
                "  strategy: " + strategy,
                "  volumes: [{host: data, container: /data}, {container: /app/db, " + mount + "}]",
                String.join("\n", beside))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop.db", "Shop.DB", "data/shop.sqlite", "/srv/shop.sqlite3", ".db"})
    void a_database_that_two_containers_would_write_to_does_not_go_unnoticed(String host) {
        assertThat(cautionsOfMount("blue-green", "type: file, host: " + host))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.message())
                            .isEqualTo("`" + host + "` looks like a SQLite database that is mounted alone.");
                    assertThat(Objects.requireNonNull(found.location()).line()).isEqualTo(9);
                    assertThat(found.why())
                            .contains("/app/db-wal or -journal")
                            .contains("During a release two run: in WAL mode they lose each other's rows.");
                    assertThat(found.fix()).endsWith("without WAL, `strategy: recreate` in `app` will do too.");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "blue-green, worker, A service beside the app is one more: in WAL mode",
        "recreate, worker, A service beside the app is one more: in WAL mode",
        "blue-green, job, A job beside the app is one more: in WAL mode",
        "recreate, job, A job beside the app is one more: in WAL mode",
        "recreate, both, A service beside the app is one more: in WAL mode"
    })
    void to_run_one_at_a_time_is_no_mend_where_others_write_to_it_too(String strategy, String beside, String why) {
        String[] others = switch (beside) {
            case "worker" -> new String[] {WORKER};
            case "job" -> new String[] {JOB};
            default -> new String[] {WORKER, JOB};
        };
        assertThat(cautionsOfMount(strategy, "type: file, host: shop.db", others))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.why()).contains(why);
                    assertThat(found.fix())
                            .endsWith("tell which mode it is in.")
                            .doesNotContain("recreate");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type: directory, host: shop.db",
                "type: file, host: shop.db, readOnly: true",
                "type: file, host: shop.txt",
                "type: file, host: shop.db.bak"
            })
    void a_mount_that_is_no_database_to_write_to_is_well(String mount) {
        assertThat(cautionsOfMount("blue-green", mount, WORKER, JOB)).isEmpty();
    }

    @Test
    void a_database_that_one_container_at_a_time_writes_to_is_well() {
        assertThat(cautionsOfMount("recreate", "type: file, host: shop.db")).isEmpty();
        assertThat(cautionsOfMount("recreate", "type: file, host: shop.db", CACHE))
                .isEmpty();
    }
}
