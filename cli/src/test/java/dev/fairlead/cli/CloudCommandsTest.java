package dev.fairlead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.cli.process.Environment;
import dev.fairlead.cli.process.Person;
import dev.fairlead.cli.view.Golden;
import dev.fairlead.core.json.Json;
import dev.fairlead.host.ssh.HostException;
import dev.fairlead.lab.lightsail.FakeLightsail;
import dev.fairlead.lightsail.api.LightsailApi;
import dev.fairlead.lightsail.api.Patience;
import dev.fairlead.lightsail.call.LightsailCall;
import dev.fairlead.lightsail.session.LiveCloud;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model with a section {@code lightsail} against the stand-in, from an empty account on. */
class CloudCommandsTest {
    private static final String MODEL = Shop.text("""
        staticIp: shop-ip
        firewall: [{port: 22}]
        """) + """
        system: {packages: [sqlite3], timezone: Etc/UTC, automaticUpdates: true}
        """;

    @TempDir
    Path directory;

    @SuppressWarnings("NullAway.Init")
    private FakeLightsail fake;

    private Instant now = Instant.parse("2026-01-02T03:04:05Z");
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void start() throws IOException {
        fake = FakeLightsail.start(FakeLightsail.Settings.onPaper(directory));
        Files.writeString(directory.resolve("fairlead.yaml"), MODEL);
    }

    @AfterEach
    void close() {
        fake.close();
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

    private int run(String... arguments) {
        now = now.plusSeconds(10);
        var environment = new Environment(
                variables(), directory, directory, "somebody", "somewhere", false, false, new Person.Nobody());
        out.reset();
        err.reset();
        return new Fairlead(
                        environment,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        () -> 0,
                        (model, here, log) -> {
                            throw new HostException(
                                    HostException.Reason.UNREACHABLE, "`shop` does not answer.", null, null);
                        },
                        (model, here) -> LiveCloud.open(model, here.variables(), Patience.usual(), null, now))
                .run(List.of(arguments));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** By hand, in the console. */
    private void deleteInstance() {
        try (var hand = LightsailApi.open("eu-central-1", variables(), Patience.usual())) {
            hand.perform(
                    new LightsailCall.DeleteInstance("shop", "eu-central-1a", "debian_12", "nano_3_0"), line -> {});
        }
    }

    private String file() {
        return directory.resolve("fairlead.yaml").toString();
    }

    @Test
    void the_plan_shows_the_cloud_and_what_it_costs_and_what_comes_into_sight_behind_it() {
        assertThat(run("plan", "--exit-code", "-f", file())).isEqualTo(3);
        Golden.check("plan-empty-account", out());
    }

    @Test
    void a_program_reads_the_price_and_what_each_thing_waits_for() {
        assertThat(run("plan", "--json", "-f", file())).isZero();
        assertThat(Json.read(out()))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .hasEntrySatisfying(
                        "cost", cost -> assertThat(cost).hasToString("{monthlyUsd=5.0, monthlyUsdBefore=0}"))
                .extractingByKey("unknown")
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .isNotEmpty()
                .allSatisfy(
                        thing -> assertThat(((Map<?, ?>) thing).get("until")).isEqualTo("lightsail/instance:shop"));
    }

    @Test
    void the_cloud_alone_is_made_and_found_again_without_the_box() {
        assertThat(run("apply", "--yes", "--cloud-only", "-f", file())).isZero();
        assertThat(err()).contains("Done: 4 changes made");
        fake.faults().forgetCalls();

        assertThat(run("plan", "--cloud-only", "--exit-code", "-f", file())).isZero();

        assertThat(out()).startsWith("In sync: 5 things are as the model says.").endsWith("Cost: 5.00 USD a month.\n");
        assertThat(fake.faults().calls()).hasSize(4);
    }

    @Test
    void the_status_shows_what_lightsail_says_also_where_the_box_says_nothing() {
        assertThat(run("status", "--cloud-only", "-f", file())).isZero();
        assertThat(out()).isEqualTo("shop\n  instance     none\n");

        assertThat(run("apply", "--yes", "--cloud-only", "-f", file())).isZero();

        assertThat(run("status", "-f", file())).isEqualTo(4);
        assertThat(out()).isEqualTo("""
            shop
              instance     running  nano_3_0 in eu-central-1a  5.00 USD a month
              address      198.51.100.1  static, shop-ip
              snapshot     none yet  none taken daily
            """);
        assertThat(err()).startsWith("error: `shop` does not answer.");
        assertThat(run("status", "--host-only", "-f", file())).isEqualTo(4);
        assertThat(out()).isEmpty();
    }

    @Test
    void the_status_shows_disks_and_alarms_and_the_plan_what_the_price_leaves_out() throws IOException {
        Files.writeString(
                directory.resolve("fairlead.yaml"),
                MODEL.replace(
                        "firewall: [{port: 22}]",
                        "firewall: [{port: 22}]\n  disks: {shop-data: {sizeInGb: 32}}\n"
                                + "  alarms: {shop-busy: {metricName: CPUUtilization, threshold: 90}}"));
        assertThat(run("plan", "--cloud-only", "-f", file())).isZero();
        assertThat(out())
                .contains("+ lightsail/disk:shop-data")
                .contains("+ lightsail/alarm:shop-busy")
                .contains("The price leaves out the disk `shop-data` of 32 GB");

        assertThat(run("apply", "--yes", "--cloud-only", "-f", file())).isZero();

        assertThat(run("status", "--cloud-only", "-f", file())).isZero();
        assertThat(out()).endsWith("""
              block disk   shop-data  32 GB as /dev/xvdf
              alarm        shop-busy  INSUFFICIENT_DATA
            """);
    }

    @Test
    void what_is_destroyed_is_shown_and_agreed_to_and_leaves_a_snapshot() {
        assertThat(run("apply", "--yes", "--cloud-only", "-f", file())).isZero();

        assertThat(run("destroy", "-f", file())).isEqualTo(2);
        assertThat(out())
                .contains("- lightsail/instance:shop")
                .contains("- lightsail/static-ip:shop-ip")
                .contains("Its disk is kept in the snapshot `shop-final-")
                .contains("Cost: 5.00 -> 0.00 USD a month.");
        assertThat(err()).contains("Nobody is there to agree to this.");

        assertThat(run("destroy", "--yes", "-f", file())).isZero();
        assertThat(err()).contains("Whether somebody else changes the box cannot be seen: `shop` does not answer.");
        assertThat(run("destroy", "-f", file())).isZero();
        assertThat(out()).isEqualTo("There is nothing to destroy.\n");
        assertThat(fake.faults().calls()).containsOnlyOnce("CreateInstanceSnapshot", "DeleteInstance");
    }

    @Test
    void a_box_that_does_not_answer_is_an_error_unless_its_ports_are_about_to_change() {
        assertThat(run("apply", "--yes", "--cloud-only", "-f", file())).isZero();
        assertThat(run("plan", "-f", file())).isEqualTo(4);
        assertThat(err()).startsWith("error: `shop` does not answer.");

        assertThat(run("plan", "--set", "lightsail.firewall[0].port=2222", "--set", "ssh.port=2222", "-f", file()))
                .isZero();
        assertThat(out()).contains("things on the host  `shop` does not answer. Looked at again after lightsail/ports");
    }

    @Test
    void a_saved_plan_that_makes_the_instance_anew_is_performed_later() {
        String plan = directory.resolve("plan.json").toString();
        assertThat(run("apply", "--yes", "--cloud-only", "-f", file())).isZero();
        String[] other = {"--set", "lightsail.bundle=micro_3_0"};
        assertThat(run("plan", "--cloud-only", "--out", plan, "-f", file(), other[0], other[1]))
                .isZero();

        assertThat(run("apply", plan, "-f", file(), other[0], other[1]))
                .as(err())
                .isZero();

        assertThat(err()).contains("take the snapshot shop-before-2026");
        assertThat(run("plan", "--cloud-only", "--exit-code", "-f", file(), other[0], other[1]))
                .isZero();
    }

    @Test
    void a_saved_plan_of_an_empty_account_holds_for_the_box_too() throws IOException {
        String plan = directory.resolve("plan.json").toString();
        assertThat(run("plan", "--out", plan, "-f", file())).isZero();
        Files.writeString(
                directory.resolve("fairlead.yaml"),
                MODEL.replace("[sqlite3]", "[jq]").replace("Etc/UTC", "Etc/GMT"));

        assertThat(run("apply", plan, "-f", file())).isEqualTo(1);

        assertThat(err())
                .contains("The saved plan is not what an apply would do now, so nothing was done.")
                .contains("the model says otherwise by now: host/timezone:")
                .contains("the model says otherwise by now: host/package:sqlite3")
                .contains("not in the saved plan: host/package:jq");
        assertThat(fake.faults().calls()).doesNotContain("CreateInstances");
    }

    @Test
    void an_instance_that_somebody_deleted_is_drift_and_one_that_nobody_knows_of_is_unknown() {
        assertThat(run("drift", "--fail-on", "drift", "-f", file())).isEqualTo(4);
        assertThat(run("apply", "--yes", "--cloud-only", "-f", file())).isZero();
        assertThat(run("drift", "--cloud-only", "--fail-on", "drift", "-f", file()))
                .isZero();

        deleteInstance();

        assertThat(run("drift", "--fail-on", "drift", "-f", file())).isEqualTo(3);
        assertThat(out()).startsWith("Changed on the server\n  + lightsail/instance:shop");
        assertThat(run("apply", "--yes", "--cloud-only", "-f", file())).isZero();
        assertThat(run("drift", "--cloud-only", "-f", file())).isZero();
    }
}
