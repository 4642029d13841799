package dev.fairlead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.cli.line.Clouds;
import dev.fairlead.cli.process.Environment;
import dev.fairlead.cli.process.Person;
import dev.fairlead.host.ssh.HostException;
import dev.fairlead.lab.lightsail.FakeLightsail;
import dev.fairlead.lab.lightsail.account.Pace;
import dev.fairlead.lab.lightsail.wire.Fault;
import dev.fairlead.lightsail.account.Account;
import dev.fairlead.lightsail.account.Listing;
import dev.fairlead.lightsail.api.LightsailApi;
import dev.fairlead.lightsail.api.Patience;
import dev.fairlead.lightsail.session.LiveCloud;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What whoever types a command sees when one call of it goes wrong: an end that is right, or an error that says why. */
class CloudFaultsTest {
    private static final String REGION = "eu-central-1";
    private static final String MODEL = Shop.text("""
        keyPair: {name: shop-key, publicKeyFile: id.pub}
        staticIp: shop-ip
        firewall: [{port: 22}]
        automaticSnapshots: "06:00"
        metadataOptions: {httpTokens: required}
        disks: {data: {sizeInGb: 8}}
        alarms: {busy: {metricName: CPUUtilization, threshold: 90}}
        domains: {example.com: [{name: example.com}]}
        """);
    private static final List<String> ASKING = List.of(
            "GetInstances",
            "GetKeyPairs",
            "GetStaticIps",
            "GetBundles",
            "GetBlueprints",
            "GetInstanceSnapshots",
            "GetDiskSnapshots",
            "GetDisks",
            "GetAlarms",
            "GetDomains",
            "GetDisk",
            "GetDomain",
            "GetOperation",
            "GetInstance",
            "GetKeyPair",
            "GetStaticIp");
    private static final List<String> MAKING = List.of(
            "ImportKeyPair",
            "CreateInstances",
            "PutInstancePublicPorts",
            "AllocateStaticIp",
            "AttachStaticIp",
            "UpdateInstanceMetadataOptions",
            "EnableAddOn",
            "CreateDisk",
            "AttachDisk",
            "PutAlarm",
            "CreateDomainEntry");
    private static final List<String> CHANGING = List.of(
            "StopInstance",
            "DetachDisk",
            "CreateDiskSnapshot",
            "GetDiskSnapshot",
            "DeleteDisk",
            "CreateDiskFromSnapshot",
            "AttachDisk",
            "StartInstance",
            "UpdateDomainEntry",
            "PutAlarm",
            "TagResource");
    private static final List<String> UNMAKING = List.of(
            "DeleteDomainEntry",
            "ReleaseStaticIp",
            "DeleteAlarm",
            "StopInstance",
            "DetachDisk",
            "CreateInstanceSnapshot",
            "DeleteInstance",
            "CreateDiskSnapshot",
            "DeleteDisk",
            "DeleteKeyPair");
    private static final Map<String, Fault> ANSWERS = new TreeMap<>(Map.of(
            "throttling",
            Fault.throttling(),
            "500",
            Fault.internalError(),
            "no answer after the effect",
            new Fault.HangUpAfterEffect(),
            "DoesNotExist",
            new Fault.Refusal(400, "InvalidInputException", "shop DoesNotExist")));
    private static final Fault FAILS_LATER = new Fault.FailsLater("OutOfLuck", "The stars were wrong.");

    @TempDir
    Path directory;

    @SuppressWarnings("NullAway.Init")
    private FakeLightsail fake;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Instant begin = Instant.now();
    private final AtomicLong nanos = new AtomicLong();
    private int runs;

    @BeforeEach
    void start() throws IOException {
        fake = FakeLightsail.start(FakeLightsail.Settings.onPaper(directory)
                .pace(Pace.AT_ONCE.operations(Duration.ofMillis(80)))
                .clock(() -> begin.plusNanos(nanos.get())));
        Files.writeString(directory.resolve("fairlead.yaml"), MODEL);
        fake.addZone("example.com");
    }

    @AfterEach
    void close() {
        fake.close();
    }

    static Stream<Arguments> making() {
        return Stream.concat(
                matrix(Stream.concat(ASKING.stream(), MAKING.stream()).toList(), ANSWERS),
                matrix(MAKING, Map.of("an operation that fails", FAILS_LATER)));
    }

    static Stream<Arguments> changing() {
        return Stream.concat(
                matrix(CHANGING, ANSWERS),
                matrix(
                        CHANGING.stream()
                                .filter(call -> !call.startsWith("Get"))
                                .toList(),
                        Map.of("an operation that fails", FAILS_LATER)));
    }

    static Stream<Arguments> unmaking() {
        return Stream.concat(
                matrix(UNMAKING, ANSWERS), matrix(UNMAKING, Map.of("an operation that fails", FAILS_LATER)));
    }

    private static Stream<Arguments> matrix(List<String> calls, Map<String, Fault> faults) {
        return calls.stream()
                .flatMap(call ->
                        faults.entrySet().stream().map(fault -> Arguments.of(call, fault.getKey(), fault.getValue())));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("making")
    void an_apply_ends_in_line_or_says_why_and_the_next_one_mends_it(String call, String name, Fault fault) {
        fake.faults().next(call, fault);

        int status = run("apply", "--yes", "--cloud-only");

        assertThat(fake.faults().calls()).contains(call);
        if (status != 0) {
            assertThat(err()).containsPattern("error: |failed").contains("why: ");
            assertThat(run("apply", "--yes", "--cloud-only")).as(err()).isZero();
        }
        assertThat(run("plan", "--cloud-only", "--exit-code")).as(err()).isZero();
        Account account = account();
        assertThat(account.instances()).containsOnlyKeys("shop");
        assertThat(account.staticIps()).containsOnlyKeys("shop-ip");
        assertThat(account.keyPairs()).containsKey("shop-key");
        assertThat(account.further().disks()).containsOnlyKeys("data");
        assertThat(account.further().alarms()).containsOnlyKeys("busy");
        assertThat(account.further().zones().get("example.com")).hasSize(1);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("changing")
    void a_disk_grows_and_dns_and_alarm_follow_or_it_is_said_why_and_the_next_apply_mends_it(
            String call, String name, Fault fault) throws IOException {
        assertThat(run("apply", "--yes", "--cloud-only")).as(err()).isZero();
        Files.writeString(
                directory.resolve("fairlead.yaml"),
                MODEL.replace("sizeInGb: 8", "sizeInGb: 16")
                        .replace("threshold: 90", "threshold: 80")
                        .replace("{name: example.com}", "{name: example.com, target: 192.0.2.1}"));
        fake.faults().next(call, fault);

        int status = run("apply", "--yes", "--cloud-only");

        assertThat(fake.faults().calls()).contains(call);
        if (status != 0) {
            assertThat(err()).containsPattern("error: |failed").contains("why: ");
            assertThat(run("apply", "--yes", "--cloud-only")).as(err()).isZero();
        }
        assertThat(run("plan", "--cloud-only", "--exit-code")).as(err()).isZero();
        Account account = account();
        assertThat(account.further().disks())
                .hasEntrySatisfying("data", disk -> assertThat(disk.sizeInGb()).isEqualTo(16));
        assertThat(account.instances())
                .hasEntrySatisfying(
                        "shop", instance -> assertThat(instance.isRunning()).isTrue());
        assertThat(account.further().zones().get("example.com"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.target()).isEqualTo("192.0.2.1"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("unmaking")
    void a_destruction_leaves_nothing_or_says_why_and_the_next_one_ends_it(String call, String name, Fault fault) {
        assertThat(run("apply", "--yes", "--cloud-only")).as(err()).isZero();
        fake.faults().next(call, fault);

        int status = run("destroy", "--yes");

        assertThat(fake.faults().calls()).contains(call);
        if (status != 0) {
            assertThat(err()).containsPattern("error: |failed").contains("why: ");
            assertThat(run("destroy", "--yes")).as(err()).isZero();
        }
        Account account = account();
        assertThat(account.instances()).isEmpty();
        assertThat(account.staticIps()).isEmpty();
        assertThat(account.keyPairs()).doesNotContainKey("shop-key");
        assertThat(account.further().disks()).isEmpty();
        assertThat(account.further().alarms()).isEmpty();
        assertThat(account.further().zones().get("example.com")).isEmpty();
    }

    private Account account() {
        try (LightsailApi api = LightsailApi.open(REGION, variables(), patience())) {
            return api.account(Listing.all(), line -> {});
        }
    }

    private int run(String... arguments) {
        var environment = new Environment(
                variables(), directory, directory, "somebody", "somewhere", false, false, new Person.Nobody());
        Clouds clouds = (model, here) -> LiveCloud.open(
                model, here.variables(), patience(), "ssh-ed25519 AAAAC3Nz shop", begin.plusSeconds(runs++));
        err.reset();
        var file = Stream.of("-f", directory.resolve("fairlead.yaml").toString());
        return new Fairlead(
                        environment,
                        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        () -> 0,
                        (model, here, log) -> {
                            throw new HostException(
                                    HostException.Reason.UNREACHABLE, "`shop` does not answer.", null, null);
                        },
                        clouds)
                .run(Stream.concat(Stream.of(arguments), file).toList());
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private Map<String, String> variables() {
        return Map.of(
                "FAIRLEAD_LIGHTSAIL_ENDPOINT",
                fake.endpoint().toString(),
                "AWS_ACCESS_KEY_ID",
                FakeLightsail.ACCESS_KEY,
                "AWS_SECRET_ACCESS_KEY",
                FakeLightsail.SECRET_KEY);
    }

    /** One clock for both, which moves when someone waits. */
    private Patience patience() {
        return new Patience(Duration.ofSeconds(60), nanos::get, time -> nanos.addAndGet(time.toNanos()), new Random(1));
    }
}
