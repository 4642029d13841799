package dev.fairlead.lightsail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.plan.Plan;
import dev.fairlead.lab.lightsail.account.Pace;
import dev.fairlead.lab.lightsail.machine.PaperMachines;
import dev.fairlead.lab.lightsail.machine.PortRule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lightsail.model.PortInfo;
import software.amazon.awssdk.services.lightsail.model.Tag;

/** From an empty account to a full one, astray and back, and to an empty one again; with a service that takes its time. */
class EmptyAccountTest {
    private static final Pace LIFELIKE = Pace.AT_ONCE
            .operations(Duration.ofSeconds(2))
            .boots(Duration.ofSeconds(20))
            .knowsHostKeysAfter(Duration.ofSeconds(5))
            .lags(Duration.ofMillis(500))
            .pages(1);

    @TempDir
    Path directory;

    private final PaperMachines machines = new PaperMachines();

    @SuppressWarnings("NullAway.Init")
    private Rig rig;

    @BeforeEach
    void applied() {
        rig = Rig.in(directory, LIFELIKE, machines);
        assertThat(rig.plan(Shop.resources()).changes()).hasSize(7);
        assertThat(rig.apply(Shop.resources())).isEmpty();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void planning_again_what_was_applied_yields_nothing_and_asks_three_lists() {
        rig.fake().faults().forgetCalls();

        assertThat(rig.plan(Shop.resources()).changes()).isEmpty();
        assertThat(rig.fake().faults().calls())
                .containsExactlyInAnyOrder("GetInstances", "GetKeyPairs", "GetStaticIps");
    }

    @Test
    void the_machine_is_as_the_account_says() {
        var machine = Objects.requireNonNull(machines.machine("shop"));

        assertThat(machine.order().publicKey()).isEqualTo(Shop.KEY);
        assertThat(machine.order().user()).isEqualTo("admin");
        assertThat(machine.held()).isEqualTo("198.51.100.1");
        assertThat(machine.rules())
                .containsExactly(
                        new PortRule(22, 22, "tcp", List.of("192.0.2.0/24")),
                        new PortRule(443, 443, "tcp", List.of("0.0.0.0/0")));
    }

    @Test
    void what_was_led_astray_by_hand_is_seen_and_mended() {
        try (var hand = rig.sdk()) {
            hand.putInstancePublicPorts(request -> request.instanceName("shop")
                    .portInfos(PortInfo.builder()
                            .protocol("all")
                            .fromPort(0)
                            .toPort(65535)
                            .build()));
            rig.pass(Duration.ofSeconds(5));
            hand.detachStaticIp(request -> request.staticIpName("shop-ip"));
            rig.pass(Duration.ofSeconds(5));
            hand.stopInstance(request -> request.instanceName("shop"));
            rig.pass(Duration.ofSeconds(5));
            hand.untagResource(request -> request.resourceName("shop").tagKeys("project"));
            hand.tagResource(request -> request.resourceName("shop")
                    .tags(Tag.builder().key("stray").value("1").build()));
            rig.pass(Duration.ofSeconds(5));
            hand.disableAddOn(request -> request.resourceName("shop").addOnType("AutoSnapshot"));
            rig.pass(Duration.ofSeconds(5));
        }

        assertThat(changes(rig.plan(Shop.resources())))
                .containsExactly(
                        "update lightsail/instance:shop",
                        "update lightsail/ports:shop",
                        "update lightsail/static-ip:shop-ip",
                        "update lightsail/tags:shop",
                        "create lightsail/automatic-snapshots:shop");
        assertThat(rig.apply(Shop.resources())).isEmpty();
        assertThat(rig.plan(Shop.resources()).changes()).isEmpty();
        assertThat(rig.account().instances().get("shop").tags()).containsOnlyKeys("fairlead", "project");
    }

    @Test
    void another_bundle_means_a_snapshot_a_new_instance_and_all_that_hangs_on_it_again() {
        var larger = Shop.resources("small_3_0", "-before-2");

        assertThat(changes(rig.plan(larger)))
                .containsExactly(
                        "replace lightsail/instance:shop",
                        "update lightsail/ports:shop",
                        "update lightsail/static-ip:shop-ip",
                        "update lightsail/metadata-options:shop",
                        "create lightsail/automatic-snapshots:shop");
        assertThat(rig.apply(larger)).isEmpty();

        assertThat(rig.plan(larger).changes()).isEmpty();
        assertThat(rig.account().instances().get("shop").bundle()).isEqualTo("small_3_0");
        assertThat(Objects.requireNonNull(machines.machine("shop")).held()).isEqualTo("198.51.100.1");
        assertThat(rig.fake().faults().calls()).contains("CreateInstancesFromSnapshot");
        try (var hand = rig.sdk()) {
            assertThat(hand.getInstanceSnapshots().instanceSnapshots())
                    .extracting(snapshot -> snapshot.name())
                    .containsExactly("shop-before-2");
        }
    }

    @Test
    void another_blueprint_starts_with_a_fresh_disk_and_keeps_the_old_one_in_a_snapshot() {
        var renewed = Shop.expansion("debian_13", "nano_3_0", "-before-3").resources();

        assertThat(rig.apply(renewed)).isEmpty();

        assertThat(rig.plan(renewed).changes()).isEmpty();
        assertThat(Objects.requireNonNull(machines.machine("shop")).order().blueprint())
                .isEqualTo("debian_13");
        assertThat(rig.fake().faults().calls())
                .contains("CreateInstanceSnapshot")
                .doesNotContain("CreateInstancesFromSnapshot");
    }

    @Test
    void destroying_leaves_the_final_snapshot_and_nothing_else() {
        var destruction = Shop.expansion("debian_12", "nano_3_0", "-final").destruction(rig.account(), any -> true);

        assertThat(rig.apply(destruction)).isEmpty();

        assertThat(rig.account().instances()).isEmpty();
        assertThat(rig.account().staticIps()).isEmpty();
        assertThat(rig.account().keyPairs()).isEmpty();
        assertThat(rig.plan(destruction).changes()).isEmpty();
        assertThat(Objects.requireNonNull(machines.machine("shop")).runs()).isFalse();
        try (var hand = rig.sdk()) {
            assertThat(hand.getInstanceSnapshots().instanceSnapshots())
                    .extracting(snapshot -> snapshot.name() + " " + snapshot.stateAsString())
                    .containsExactly("shop-final available");
        }
    }

    @Test
    void the_way_in_comes_with_the_host_keys_of_the_machine() {
        var access = rig.api().access("shop", Duration.ofMinutes(1), line -> {});

        assertThat(access.hostKeys())
                .isEqualTo(Objects.requireNonNull(machines.machine("shop")).hostKeys());
        assertThat(access.address()).isEqualTo("198.51.100.1");
        assertThat(access.certificate()).startsWith("ssh-ed25519-cert-v01@openssh.com ");
        assertThat(access.toString()).doesNotContain("PRIVATE KEY");
    }

    private static List<String> changes(Plan plan) {
        return plan.changes().stream()
                .map(change -> change.action() + " " + change.address())
                .toList();
    }
}
