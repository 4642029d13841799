package dev.fairlead.host.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.model.Tls;
import dev.fairlead.core.resource.Action;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Cause;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Downtime;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.State;
import dev.fairlead.core.resource.Step;
import dev.fairlead.core.resource.Work;
import dev.fairlead.host.kind.certificate.CertificateKind;
import dev.fairlead.host.kind.docker.AptRepositoryKind;
import dev.fairlead.host.kind.file.FileKind;
import dev.fairlead.host.kind.system.PackageKind;
import dev.fairlead.host.kind.system.ServiceKind;
import dev.fairlead.host.kind.system.SwapKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The scripts that change a box, as golden files. */
class StepsTest {
    private static final Path ROOT = Path.of("src/test/resources/steps");

    private static <D> Change<D> change(Resource<D> resource, @Nullable State before) {
        var action = before == null ? Action.CREATE : resource.desired() == null ? Action.DELETE : Action.UPDATE;
        return new Change<>(resource, action, Cause.NEW, before, resource.desired());
    }

    private static State service(String enabled, String active, String configuration) {
        return State.EMPTY
                .plain("enabled", enabled)
                .plain("active", active)
                .plain("unit", "current")
                .plain("configuration", configuration);
    }

    private static final Resource<ServiceKind.Declaration> NGINX = ServiceKind.nginx(List.of(), "true", "nginx");

    @Test
    void packages_of_one_depth_are_installed_at_one_go() throws IOException {
        check(
                "install",
                PackageKind.PACKAGE.steps(List.of(
                        change(PackageKind.of("nginx", "nginx"), null),
                        change(PackageKind.either(List.of("docker-compose-v2", "docker-compose"), "docker"), null),
                        change(
                                PackageKind.of("cron", "jobs"),
                                State.EMPTY.plain("package", "cron").plain("status", "half-configured")))));
    }

    @Test
    void a_package_goes_alone_or_not_at_all() throws IOException {
        var orphan = Resource.of(PackageKind.PACKAGE, "sqlite3", PackageKind.PACKAGE.orphan("sqlite3"), "orphan");
        check("remove", PackageKind.PACKAGE.steps(List.of(change(orphan, State.EMPTY.plain("status", "installed")))));
    }

    @Test
    void a_changed_file_means_a_reload_that_is_seen_to_happen() throws IOException {
        var stale = change(
                NGINX,
                ServiceKind.SERVICE.disturbed(service("yes", "yes", "current"), FileKind.at("/etc/nginx/nginx.conf")));

        assertThat(stale.downtime()).isEqualTo(Downtime.RELOAD);
        check("reload", ServiceKind.SERVICE.steps(List.of(stale)));
    }

    @Test
    void a_unit_whose_files_changed_is_read_again_and_what_runs_of_it_restarted() throws IOException {
        Address dropIn = FileKind.at("/etc/systemd/system/nginx.service.d/limits.conf");
        Address site = FileKind.at("/etc/nginx/nginx.conf");
        State running = service("yes", "yes", "current");
        var unit = change(NGINX, ServiceKind.SERVICE.disturbed(running, dropIn));
        var both = change(NGINX, ServiceKind.SERVICE.disturbed(ServiceKind.SERVICE.disturbed(running, dropIn), site));
        var stopped = change(NGINX, ServiceKind.SERVICE.disturbed(service("yes", "no", "current"), dropIn));

        assertThat(unit.downtime()).isEqualTo(Downtime.RESTART);
        assertThat(both.downtime()).isEqualTo(Downtime.RESTART);
        assertThat(stopped.downtime()).isEqualTo(Downtime.NONE);
        check("unit", ServiceKind.SERVICE.steps(List.of(unit)));
        check("unit-and-files", ServiceKind.SERVICE.steps(List.of(both)));
    }

    @Test
    void a_unit_that_only_has_files_is_never_started() throws IOException {
        var worker = ServiceKind.having("worker.service", "system.files");
        var timer = ServiceKind.having("worker.timer", "system.files");
        State stale = State.EMPTY.plain("unit", "older than its files");

        assertThat(change(worker, stale).downtime()).isEqualTo(Downtime.RESTART);
        assertThat(change(timer, stale).downtime()).isEqualTo(Downtime.NONE);
        check("unit-of-files", ServiceKind.SERVICE.steps(List.of(change(worker, stale))));
        check("timer-of-files", ServiceKind.SERVICE.steps(List.of(change(timer, stale))));
    }

    @Test
    void a_stopped_masked_service_is_freed_and_started() throws IOException {
        var stopped = change(NGINX, service("masked", "no", "current"));

        assertThat(stopped.downtime()).isEqualTo(Downtime.NONE);
        check("start", ServiceKind.SERVICE.steps(List.of(stopped)));
    }

    @Test
    void a_service_that_its_package_started_too_early_is_restarted() throws IOException {
        var docker = ServiceKind.reading(
                "docker.service", List.of("/etc/docker/daemon.json"), ServiceKind.Refresh.RESTART, "true", "docker");
        check("first-start", ServiceKind.SERVICE.steps(List.of(change(docker, null))));
    }

    @Test
    void a_swap_file_is_ready_before_it_has_its_name() throws IOException {
        check("swap", SwapKind.SWAP.steps(List.of(change(SwapKind.of(1L << 30, "system.swap"), null))));
    }

    @Test
    void a_package_source_is_added_with_a_key_that_was_verified() throws IOException {
        check(
                "apt-repository",
                AptRepositoryKind.APT_REPOSITORY.steps(List.of(change(AptRepositoryKind.of("docker.source"), null))));
    }

    @Test
    void a_certificate_is_asked_for_once_nothing_stands_in_its_way() throws IOException {
        var wanted = new CertificateKind.Wanted(
                List.of("www.example.com", "example.com"),
                Tls.Acme.LETS_ENCRYPT,
                "ops@example.com",
                null,
                "/etc/nginx/sites-enabled/shop.https",
                "203.0.113.7");
        var certificate = CertificateKind.of("www.example.com", wanted, "tls");

        check("certificate", CertificateKind.CERTIFICATE.steps(List.of(change(certificate, null))));
    }

    @Test
    void a_certificate_that_another_plugin_got_is_got_anew_and_a_new_address_is_only_told() {
        var wanted = new CertificateKind.Wanted(
                List.of("example.com"), "https://acme.example", "ops@example.com", null, "/site", null);
        var certificate = CertificateKind.of("example.com", wanted, "tls");
        State there = Objects.requireNonNull(certificate.desired());

        assertThat(script(certificate, there.plain("proof", "nginx"))).contains("fl_issue --force-renewal");
        assertThat(script(certificate, there.plain("valid", "3 days"))).contains("fl_issue --force-renewal");
        assertThat(script(certificate, there.plain("names", "a"))).contains("fl_issue --keep-until-expiring");
        assertThat(script(certificate, there.plain("account", "a@b")))
                .contains("fl_certbot update_account")
                .doesNotContain("fl_issue --");
    }

    private static String script(Resource<CertificateKind.Declaration> certificate, State before) {
        Step step = CertificateKind.CERTIFICATE
                .steps(List.of(change(certificate, before)))
                .getFirst();
        return ((Work.Script) step.work()).text();
    }

    private static void check(String name, List<Step> steps) throws IOException {
        String text = steps.stream()
                .map(step -> "# " + step.title() + "\n" + ((Work.Script) step.work()).text())
                .collect(Collectors.joining());
        Path golden = ROOT.resolve(name + ".sh");
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(ROOT);
            Files.writeString(golden, text);
        }
        assertThat(text).isEqualTo(Files.readString(golden));
        assertThat(LocalBox.run("syntax", "dash -n " + golden).stderr()).isEmpty();
    }
}
