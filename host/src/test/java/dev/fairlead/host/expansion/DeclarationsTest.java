package dev.fairlead.host.expansion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.InvalidModelException;
import dev.fairlead.core.diagnostic.Location;
import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.Secret;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.model.ValueSource;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.host.expansion.PlanText.Seen;
import dev.fairlead.host.kind.BoxKey;
import dev.fairlead.host.kind.docker.AptRepositoryKind;
import dev.fairlead.host.kind.file.FileKind;
import dev.fairlead.host.kind.system.PackageKind;
import dev.fairlead.host.kind.system.ServiceKind;
import dev.fairlead.templates.NginxSite;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What several sections of a model say of the same thing. */
class DeclarationsTest {
    private static final List<String> APP = List.of(
            "  volumes: [{host: data, container: /data}]",
            "secrets: {TOKEN: {env: TOKEN}}",
            "nginx: {serverNames: [shop.example.com]}",
            "jobs: {refresh: {schedule: '@daily', command: [refresh]}}");

    private static ServerModel with(String... lines) {
        return SmallModel.with(Stream.concat(APP.stream(), Stream.of(lines)).toArray(String[]::new));
    }

    private static List<Resource<?>> expand(ServerModel model) {
        List<Resource<?>> resources = Expansion.resources(model, EveryKey.context());
        // Planning checks the order of work.
        assertThat(PlanText.plan(model, EveryKey.context(), Seen.NOTHING).changes())
                .isNotEmpty();
        return resources;
    }

    @Test
    void sections_that_want_the_same_are_one_declaration() {
        var resources = expand(with(
                "system:",
                "  packages: [nginx, docker.io, cron, logrotate, tzdata, procps, unattended-upgrades]",
                "  timezone: Etc/UTC",
                "  automaticUpdates: true",
                "  sysctl: {vm.swappiness: '10'}",
                "  directories:",
                "    /etc/docker: {}",
                "    /opt/shop: {}",
                "    /opt/shop/data: {owner: www-data}",
                "    /var/lib/fairlead: {}"));

        assertThat(resources.stream().map(Resource::address)).doesNotHaveDuplicates();
    }

    @Test
    void what_is_said_alike_twice_is_where_it_was_said_first() {
        var resources = expand(with("system: {packages: [nginx]}"));

        assertThat(source(PackageKind.at("nginx"), resources)).isEqualTo("system.packages");
    }

    @Test
    void a_package_that_two_sections_want_is_good_enough_for_both() {
        var resources = expand(with(
                "system: {packages: [docker-compose-v2, docker-ce], files: {/etc/docker/x: {content: y}}}",
                "docker: {source: docker}"));

        var engine = (PackageKind.Declaration) declared(PackageKind.at("docker-ce"), resources);
        assertThat(engine.conflicts()).containsExactly("docker.io");
        var addresses = resources.stream().map(Resource::address).toList();
        assertThat(addresses.indexOf(AptRepositoryKind.address()))
                .isLessThan(addresses.indexOf(PackageKind.at("docker-ce")));
    }

    @Test
    void a_unit_that_runs_and_has_files_in_the_model_is_one() {
        var resources = expand(
                with(
                        "system: {files: {/etc/systemd/system/docker.service.d/a.conf: {content: x}, "
                                + "/etc/systemd/system/worker.service: {content: x}, /etc/systemd/system/worker.timer: {content: x}}}"));

        var docker = (ServiceKind.Declaration) declared(ServiceKind.at("docker.service"), resources);
        assertThat(docker.isWanted()).isTrue();
        assertThat(docker.reads()).containsExactly("/etc/docker/daemon.json");
        assertThat(docker.refresh()).isEqualTo(ServiceKind.Refresh.RESTART);
        assertThat(source(ServiceKind.at("docker.service"), resources)).isEqualTo("docker");
        for (String unit : List.of("worker.service", "worker.timer")) {
            var worker = (ServiceKind.Declaration) declared(ServiceKind.at(unit), resources);
            assertThat(worker.isWanted()).isFalse();
        }
    }

    @Test
    void the_stricter_wish_for_a_package_counts() {
        var resources = expand(with("system: {packages: [docker-compose-v2, docker-cli]}"));

        var compose = (PackageKind.Declaration) declared(PackageKind.at("docker-compose-v2"), resources);
        assertThat(compose.alternatives()).containsExactly("docker-compose-v2");
        var client = (PackageKind.Declaration) declared(PackageKind.at("docker-cli"), resources);
        assertThat(client.command()).isNull();
    }

    @Test
    void a_site_that_the_model_declares_is_left_where_debian_had_its_own() {
        expand(with("system: {files: {/etc/nginx/sites-enabled/default: {content: '# mine'}}}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "files: {/etc/docker/daemon.json: {content: x}}   | /etc/docker/daemon.json",
                "directories: {/opt/shop: {owner: www-data}}      | /opt/shop",
                "files: {/opt/shop/.env: {content: x}}            | /opt/shop/.env",
                "files: {/opt/shop/compose.blue.yaml: {content: x}} | /opt/shop/compose.blue.yaml",
                "files: {/opt/shop/data: {content: x}}            | /opt/shop/data",
                "files: {/etc/nginx/sites-available/shop: {content: x}} | /etc/nginx/sites-available/shop",
                "{users: {ann: {sshKeys: [ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOne, ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAITwo]}}, files: {/home/ann/.ssh/authorized_keys: {content: x}}} | /home/ann/.ssh/authorized_keys",
                "{timezone: Etc/UTC, files: {/etc/timezone: {content: x}}} | /etc/timezone",
                "{swap: 1g, files: {/etc/fstab: {content: x}}}    | /etc/fstab",
                "{sshd: {permitRootLogin: false}, files: {/etc/ssh/sshd_config.d/01-fairlead.conf: {content: x}}} | /etc/ssh/sshd_config.d/01-fairlead.conf",
                "files: {/etc/systemd/system/fairlead-hold-shop.socket: {content: x}} | /etc/systemd/system/fairlead-hold-shop.socket"
            })
    void sections_that_contradict_each_other_are_an_error_of_the_model(String declared, String path) {
        ServerModel model = with("system:", "  " + declared);

        Diagnostic error = refusal(model, EveryKey.context());

        assertThat(error.message()).contains("`" + path + "` is declared twice, and not alike");
        assertThat(Objects.requireNonNull(error.location()))
                .extracting(Location::line)
                .isEqualTo(13);
        assertThat(error.why()).startsWith("The other one comes from `");
        assertThat(error.fix()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"'one\ntwo', more than one line", "'a\0b', holds a NUL"})
    void a_value_that_cannot_be_written_is_an_error_of_the_model(String escaped, String complaint) {
        String value = escaped.translateEscapes();

        Diagnostic error = refusal(with(), new Giving(value));

        assertThat(error.message()).startsWith("The value of `secrets.TOKEN`").contains(complaint);
        assertThat(Objects.requireNonNull(error.location()))
                .extracting(Location::line)
                .isEqualTo(9);
    }

    @Test
    void a_file_with_a_nul_is_an_error_of_the_model() {
        var model = with("system: {files: {/etc/x: {source: x}}}");

        assertThat(refusal(model, new Giving("a\0b")).message()).contains("`system.files./etc/x`");
    }

    @Test
    void modes_are_compared_as_boxes_tell_them() {
        var file = expand(with("system: {files: {/etc/x: {content: x, mode: '640'}}}"))
                .getFirst();

        assertThat(Objects.requireNonNull(file.desired()).word("mode")).isEqualTo("0640");
    }

    private static Diagnostic refusal(ServerModel model, Context context) {
        var thrown = new InvalidModelException[1];
        assertThatThrownBy(() -> Expansion.resources(model, context))
                .isInstanceOfSatisfying(InvalidModelException.class, e -> thrown[0] = e);
        return thrown[0].diagnostics().getFirst();
    }

    private static Object declared(Address address, List<Resource<?>> resources) {
        return resource(address, resources).declared();
    }

    private static String source(Address address, List<Resource<?>> resources) {
        return resource(address, resources).source();
    }

    private static Resource<?> resource(Address address, List<Resource<?>> resources) {
        return resources.stream()
                .filter(resource -> resource.address().equals(address))
                .findFirst()
                .orElseThrow();
    }

    private record Giving(String value) implements Context {
        @Override
        public Secret value(ValueSource source, String path) {
            return new Secret(value);
        }

        @Override
        public BoxKey key() {
            return EveryKey.context().key();
        }

        @Override
        public String digest(AppModel app) {
            return "sha256:" + "0".repeat(64);
        }

        @Override
        public Colour live(AppModel app) {
            return Colour.BLUE;
        }

        @Override
        public NginxSite.Http2 http2() {
            return NginxSite.Http2.OPTION_OF_LISTEN;
        }
    }

    private static boolean hasDocker(String model) {
        return hasDocker(EveryKey.read(model, ""));
    }

    private static boolean hasDocker(ServerModel model) {
        return Expansion.resources(model, EveryKey.context()).stream()
                .anyMatch(resource -> resource.address().equals(DockerExpansion.ready()));
    }

    @Test
    void docker_comes_with_an_app_or_a_word_about_it_and_not_else() {
        String box = "name: box\nssh: {address: 203.0.113.7}\n";

        assertThat(hasDocker(box)).isFalse();
        assertThat(hasDocker(box + "system: {packages: [sqlite3]}\n")).isFalse();
        assertThat(hasDocker(with())).isTrue();
        assertThat(hasDocker(box + "docker: {}\n")).isTrue();
        assertThat(hasDocker("docker: {}\n" + box)).isTrue();
        assertThat(hasDocker(box + "docker: {liveRestore: true}\n")).isTrue();
    }

    @Test
    void files_of_nginx_come_after_its_package() {
        var file = FileKind.at("/etc/nginx/conf.d/gzip.conf");
        var resources = expand(with("system: {files: {/etc/nginx/conf.d/gzip.conf: {content: gzip on;}}}"));

        assertThat(resources)
                .filteredOn(resource -> resource.address().equals(file))
                .singleElement()
                .satisfies(resource -> assertThat(resource.after()).contains(PackageKind.at("nginx")));
    }
}
