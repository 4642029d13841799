package dev.fairlead.host.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.model.PortRange;
import dev.fairlead.core.model.Secret;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Attribute;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.State;
import dev.fairlead.host.expansion.Kinds;
import dev.fairlead.host.expansion.TestingServer;
import dev.fairlead.host.kind.app.AssetsKind;
import dev.fairlead.host.kind.app.ContainerKind;
import dev.fairlead.host.kind.app.EnvKind;
import dev.fairlead.host.kind.app.HoldKind;
import dev.fairlead.host.kind.app.ImageKind;
import dev.fairlead.host.kind.app.NetworkKind;
import dev.fairlead.host.kind.app.SideServiceKind;
import dev.fairlead.host.kind.app.StraysKind;
import dev.fairlead.host.kind.app.VolumeKind;
import dev.fairlead.host.kind.certificate.CertificateKind;
import dev.fairlead.host.kind.docker.AptRepositoryKind;
import dev.fairlead.host.kind.file.FileContent;
import dev.fairlead.host.kind.file.FileKind;
import dev.fairlead.host.kind.system.AuthorizedKeyKind;
import dev.fairlead.host.kind.system.DirectoryKind;
import dev.fairlead.host.kind.system.GroupKind;
import dev.fairlead.host.kind.system.ListenersKind;
import dev.fairlead.host.kind.system.MeantPorts;
import dev.fairlead.host.kind.system.MembershipKind;
import dev.fairlead.host.kind.system.PackageKind;
import dev.fairlead.host.kind.system.ServiceKind;
import dev.fairlead.host.kind.system.SshdKind;
import dev.fairlead.host.kind.system.SwapKind;
import dev.fairlead.host.kind.system.SysctlKind;
import dev.fairlead.host.kind.system.TimezoneKind;
import dev.fairlead.host.kind.system.UserKind;
import dev.fairlead.host.shell.Answer;
import dev.fairlead.host.shell.Output;
import dev.fairlead.host.shell.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What boxes answered, and what that means: a folder a case. */
class FixtureTest {
    private static final Path ROOT = Path.of("src/test/resources/kinds");

    /** Of the image in the answers of Docker 20.10; those of 26.1 are about another. */
    private static final List<Resource<?>> APP =
            TestingServer.resources("sha256:9415bcf828ad89695f0f5d713d1440e95d2e48dfacdaeaa591b4974ea5bc69f7");

    private static final List<Resource<?>> APP_WITH_SERVICES =
            TestingServer.withServices("sha256:9415bcf828ad89695f0f5d713d1440e95d2e48dfacdaeaa591b4974ea5bc69f7");

    private static final Map<String, List<Resource<?>>> DECLARED = new TreeMap<>(Map.ofEntries(
            Map.entry("assets", ofTheApp(AssetsKind.ASSETS)),
            Map.entry("container", ofTheApp(ContainerKind.CONTAINER)),
            Map.entry("env", ofTheApp(EnvKind.ENV)),
            Map.entry("hold", ofTheApp(HoldKind.HOLD)),
            Map.entry("image", ofTheApp(ImageKind.IMAGE)),
            Map.entry(
                    "network",
                    List.of(NetworkKind.of("shop-services", "services"), orphan(NetworkKind.NETWORK, "old-services"))),
            Map.entry("side-service", besideTheApp()),
            Map.entry("strays", ofTheApp(StraysKind.STRAYS)),
            Map.entry("volume", ofTheApp(VolumeKind.VOLUME)),
            Map.entry(
                    "certificate",
                    List.of(
                            CertificateKind.of(
                                    "www.example.com",
                                    new CertificateKind.Wanted(
                                            List.of("www.example.com", "example.com"),
                                            "https://acme.example.com/dir",
                                            "ops@example.com",
                                            null,
                                            "/etc/nginx/sites-enabled/shop.https",
                                            null),
                                    "tls"),
                            orphan(CertificateKind.CERTIFICATE, "/etc/letsencrypt/live/old.example.com"))),
            Map.entry(
                    "package",
                    List.of(
                            PackageKind.of("nginx", "nginx"),
                            PackageKind.bringing(null, List.of("docker.io"), List.of("docker-ce"), "docker"),
                            PackageKind.bringing(
                                    "/usr/bin/docker", List.of("docker-cli", "docker.io"), List.of(), "docker"),
                            PackageKind.either(
                                    List.of("docker-compose-v2", "docker-compose-plugin", "docker-compose"), "docker"),
                            orphan(PackageKind.PACKAGE, "sqlite3"))),
            Map.entry(
                    "directory",
                    List.of(
                            DirectoryKind.of("/srv/shop", "root", "root", "0755", "system"),
                            DirectoryKind.of("/srv/a | b", "app", "app", "2750", "system"),
                            orphan(DirectoryKind.DIRECTORY, "/srv/old"))),
            Map.entry("group", List.of(GroupKind.of("ops", "system"), GroupKind.of("docker", "system"))),
            Map.entry(
                    "user",
                    List.of(
                            UserKind.of("deploy", "/bin/sh", UserKind.Type.PERSON, "system"),
                            UserKind.of("robot", null, UserKind.Type.SYSTEM, "system"))),
            Map.entry(
                    "membership",
                    List.of(
                            MembershipKind.of("deploy", "docker", "system"),
                            MembershipKind.of("deploy", "deploy", "system"),
                            MembershipKind.of("robot", "docker", "system"))),
            Map.entry(
                    "authorized-key",
                    List.of(
                            AuthorizedKeyKind.of("deploy", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOne me", "system"),
                            AuthorizedKeyKind.of("deploy", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAITwo", "system"),
                            orphan(AuthorizedKeyKind.AUTHORIZED_KEY, "deploy ssh-rsa ...AQABThree"))),
            Map.entry(
                    "listeners",
                    List.of(ListenersKind.of(
                            new MeantPorts(List.of(
                                    PortRange.of(22, "tcp"),
                                    new PortRange(60000, 61000, "udp"),
                                    PortRange.of(53, "udp"))),
                            "system.openPorts"))),
            Map.entry("timezone", List.of(TimezoneKind.of("Europe/Berlin", "system.timezone"))),
            Map.entry(
                    "sshd",
                    List.of(SshdKind.of(
                            new TreeMap<>(Map.of(
                                    "passwordauthentication", "no",
                                    "kbdinteractiveauthentication", "no",
                                    "permitrootlogin", "no")),
                            "system.sshd"))),
            Map.entry("swap", List.of(SwapKind.of(1L << 30, "system.swap"))),
            Map.entry(
                    "sysctl",
                    List.of(
                            SysctlKind.of("net.ipv4.ip_local_port_range", "20000 60000", "system"),
                            SysctlKind.of("vm.swappiness", "10", "system"))),
            Map.entry(
                    "service",
                    List.of(
                            ServiceKind.nginx(List.of(), "true", "nginx"),
                            ServiceKind.reading(
                                    "docker.service",
                                    List.of("/etc/docker/daemon.json"),
                                    ServiceKind.Refresh.RESTART,
                                    "",
                                    "docker"),
                            ServiceKind.running("cron.service", "jobs"),
                            ServiceKind.having("worker.service", "system.files"),
                            ServiceKind.having("certbot.service", ServiceKind.Refresh.NEXT_START, "tls"))),
            Map.entry("apt-repository", List.of(AptRepositoryKind.of("docker.source"))),
            Map.entry(
                    "file",
                    List.of(
                            FileKind.text("/etc/motd", "hello\n", "0644", "system"),
                            FileKind.link("/etc/a link", "/etc/motd", "system"),
                            FileKind.none("/etc/gone", "system"),
                            FileKind.owned(
                                    "/srv/.env",
                                    new FileContent.Confidential(new Secret("A=b\n"), LocalBox.KEY),
                                    "root",
                                    "root",
                                    "0600",
                                    "secrets")))));

    @TestFactory
    Stream<DynamicTest> an_answer_means_what_its_case_says() throws IOException {
        return cases().map(folder ->
                DynamicTest.dynamicTest(ROOT.relativize(folder).toString(), () -> check(folder)));
    }

    @Test
    void every_kind_has_things_and_cases() {
        for (HostKind<?> kind : Kinds.ALL) {
            assertThat(DECLARED).containsKey(kind.name());
            assertThat(ROOT.resolve(kind.name())).isNotEmptyDirectory();
        }
        assertThat(DECLARED).hasSameSizeAs(Kinds.ALL);
    }

    @TestFactory
    Stream<DynamicTest> an_answer_that_breaks_off_makes_everything_unknown() {
        return DECLARED.keySet().stream()
                .map(kind -> DynamicTest.dynamicTest(
                        kind,
                        () -> assertThat(read(kind, "").values()).allMatch(Observation.Unknown.class::isInstance)));
    }

    private static Stream<Path> cases() throws IOException {
        try (Stream<Path> found = Files.walk(ROOT, 2)) {
            return found.filter(path -> path.getNameCount() == ROOT.getNameCount() + 2).sorted().toList().stream();
        }
    }

    private static void check(Path folder) throws IOException {
        String kind = ROOT.relativize(folder).getName(0).toString();
        var observations = read(kind, Files.readString(folder.resolve("answer")).replace("\u2400\n", "\0"));

        String seen = observations.entrySet().stream()
                .map(entry -> entry.getKey() + " " + text(entry.getValue()) + "\n")
                .collect(Collectors.joining());
        Path expected = folder.resolve("expected");
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(expected, seen);
        }
        assertThat(seen).isEqualTo(Files.readString(expected));
    }

    private static List<Resource<?>> besideTheApp() {
        var all = new ArrayList<>(of(APP_WITH_SERVICES, SideServiceKind.SIDE_SERVICE));
        all.add(orphan(SideServiceKind.SIDE_SERVICE, "visa-bulletin-service_old"));
        return all;
    }

    private static List<Resource<?>> ofTheApp(HostKind<?> kind) {
        return of(APP, kind);
    }

    private static List<Resource<?>> of(List<Resource<?>> resources, HostKind<?> kind) {
        var found = new ArrayList<Resource<?>>();
        resources.stream().filter(resource -> resource.kind().equals(kind)).forEach(found::add);
        return found;
    }

    private static <D> Resource<D> orphan(HostKind<D> kind, String name) {
        return Resource.of(kind, name, java.util.Objects.requireNonNull(kind.orphan(name)), "orphan");
    }

    /** Safe, as a folder's things are all of its kind. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Map<Address, Observation> read(String name, String answer) {
        List resources = DECLARED.getOrDefault(name, List.of());
        assertThat(resources).as("things of the kind %s", name).isNotEmpty();
        HostKind kind = (HostKind) ((Resource<?>) resources.getFirst()).kind();
        assertThat(kind.name()).isEqualTo(name);
        assertThat(kind.probe(resources)).isNotBlank();
        var finished = new Answer.Finished(Section.asking(name, ""), 0, Output.of(answer), "", null);
        return new TreeMap<Address, Observation>(kind.read(finished, resources));
    }

    private static String text(Observation observation) {
        return switch (observation) {
            case Observation.Absent _ -> "absent";
            case Observation.Unknown unknown -> "unknown: " + unknown.reason();
            case Observation.Present present -> "present " + text(present.state());
        };
    }

    private static String text(State state) {
        return state.attributes().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + text(entry.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String text(Attribute attribute) {
        return switch (attribute) {
            case Attribute.Plain plain -> plain.value();
            case Attribute.Masked masked -> "masked " + masked.keyedHash();
            case Attribute.Text text ->
                text.body() == null ? text.sha256() : text.body().replace("\n", "\\n");
        };
    }
}
