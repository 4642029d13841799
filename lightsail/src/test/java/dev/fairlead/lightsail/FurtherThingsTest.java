package dev.fairlead.lightsail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.apply.StepListener;
import dev.fairlead.core.resource.Cause;
import dev.fairlead.lab.lightsail.wire.Fault;
import dev.fairlead.lightsail.account.DomainEntry;
import dev.fairlead.lightsail.session.Cloud;
import dev.fairlead.lightsail.session.FinalSnapshot;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Disks, alarms and entries of DNS: made, led astray, changed and dropped. */
class FurtherThingsTest extends CloudCommands {
    @Test
    void one_apply_makes_them_all_and_the_next_finds_nothing() throws InterruptedException {
        assertThat(apply(MODEL))
                .contains(
                        "create lightsail/disk:data new",
                        "create lightsail/disk:logs new",
                        "create lightsail/alarm:busy new",
                        "create lightsail/domain-entry:example.com A new",
                        "create lightsail/domain-entry:*.example.com CNAME new",
                        "create lightsail/domain-entry:example.com TXT v=spf1 -all new");

        var disk = rig.account().further().disks().get("data");
        assertThat(disk.attachedTo() + " " + disk.path()).isEqualTo("shop /dev/xvdf");
        assertThat(disk.tags()).containsEntry("fairlead", "shop");
        assertThat(entries())
                .containsExactly(
                        "example.com TXT other",
                        "example.com MX 10 mail.example.com",
                        "example.com A 198.51.100.1",
                        "*.example.com CNAME example.com",
                        "example.com TXT v=spf1 -all");
        assertThat(hand.getAlarms(request -> {}).alarms())
                .singleElement()
                .satisfies(
                        alarm -> assertThat(alarm.contactProtocolsAsStrings()).containsExactly("Email", "SMS"));
    }

    @Test
    void a_look_asks_one_list_more_for_each_of_them() throws InterruptedException {
        apply(MODEL);
        rig.fake().faults().forgetCalls();

        assertThat(changes(look(MODEL))).isEmpty();

        assertThat(rig.fake().faults().calls())
                .containsExactlyInAnyOrder(
                        "GetInstances",
                        "GetKeyPairs",
                        "GetStaticIps",
                        "GetBundles",
                        "GetDisks",
                        "GetAlarms",
                        "GetDomains");
    }

    @Test
    void what_was_changed_by_hand_is_drift_and_is_mended() throws InterruptedException {
        apply(MODEL);
        hand.stopInstance(request -> request.instanceName("shop"));
        hand.detachDisk(request -> request.diskName("data"));
        hand.startInstance(request -> request.instanceName("shop"));
        hand.deleteAlarm(request -> request.alarmName("busy"));
        var www = dns.getDomain(request -> request.domainName("example.com"))
                .domain()
                .domainEntries()
                .get(2);
        dns.updateDomainEntry(request -> request.domainName("example.com")
                .domainEntry(www.toBuilder().target("192.0.2.1").build()));

        assertThat(apply(MODEL))
                .containsExactlyInAnyOrder(
                        "update lightsail/disk:data drift",
                        "create lightsail/alarm:busy drift",
                        "update lightsail/domain-entry:example.com A drift");
        assertThat(entries()).contains("example.com A 198.51.100.1", "example.com TXT other");
    }

    @Test
    void what_a_rule_lets_differ_stays_as_it_is_and_is_remembered_all_the_same() throws InterruptedException {
        apply(MODEL);
        hand.deleteAlarm(request -> request.alarmName("busy"));
        String ruled = MODEL.replace("[{port: 22}]", "[{port: 22}, {port: 80}]") + """
            drift:
              ignore: [{address: "lightsail/alarm:*", reason: Silenced for the move., until: 2026-02-01}]
            """;

        assertThat(apply(ruled)).containsExactly("update lightsail/ports:shop model");
        assertThat(look(ruled).plan().ignored()).hasSize(1);
        assertThat(changes(look(MODEL.replace("[{port: 22}]", "[{port: 22}, {port: 80}]"))))
                .containsExactly("create lightsail/alarm:busy drift");
    }

    @Test
    void what_was_changed_in_the_model_is_told_so_and_what_it_drops_is_taken_away() throws InterruptedException {
        apply(MODEL);
        String changed = MODEL.replace("threshold: 90", "threshold: 80")
                .replace("- {name: example.com, type: TXT, target: v=spf1 -all}", "")
                .replace("[{port: 22}]", "[{port: 22}, {port: 80}]");

        assertThat(apply(changed))
                .containsExactlyInAnyOrder(
                        "delete lightsail/domain-entry:example.com TXT v=spf1 -all orphan",
                        "update lightsail/ports:shop model",
                        "update lightsail/alarm:busy model");
        assertThat(entries())
                .containsExactly(
                        "example.com TXT other",
                        "example.com MX 10 mail.example.com",
                        "example.com A 198.51.100.1",
                        "*.example.com CNAME example.com");
    }

    @Test
    void a_static_ip_of_another_name_takes_the_place_of_the_old_one_and_dns_follows() throws InterruptedException {
        apply(MODEL);

        assertThat(look(MODEL.replace("shop-ip", "other-ip")).plan().notes())
                .containsExactly(
                        "The static IP `shop-ip` is given back, and nobody gets 198.51.100.1 again: a name in DNS that"
                                + " leads there will lead to a stranger.");
        assertThat(apply(MODEL.replace("shop-ip", "other-ip")))
                .containsExactlyInAnyOrder(
                        "delete lightsail/static-ip:shop-ip orphan",
                        "create lightsail/static-ip:other-ip new",
                        "update lightsail/domain-entry:example.com A model");
        assertThat(rig.account().staticIps()).containsOnlyKeys("other-ip");
    }

    @Test
    void an_entry_that_leads_elsewhere_by_now_is_not_taken_away() throws InterruptedException {
        apply(MODEL);
        var apex = dns.getDomain(request -> request.domainName("example.com"))
                .domain()
                .domainEntries()
                .get(2);
        dns.updateDomainEntry(request -> request.domainName("example.com")
                .domainEntry(apex.toBuilder().target("192.0.2.1").build()));

        assertThat(apply(MODEL.replace("- {name: example.com}\n", "\n"))).isEmpty();
        try (Cloud cloud = cloud(MODEL)) {
            destroy(cloud, FinalSnapshot.TAKEN);
        }
        assertThat(entries())
                .containsExactly(
                        "example.com TXT other", "example.com MX 10 mail.example.com", "example.com A 192.0.2.1");
    }

    @Test
    void what_was_there_before_fairlead_outlives_its_server() throws InterruptedException {
        String model = MODEL.replace("  staticIp:", "  keyPair: {name: shop-key, publicKeyFile: id.pub}\n  staticIp:");
        hand.allocateStaticIp(request -> request.staticIpName("shop-ip"));
        hand.importKeyPair(request -> request.keyPairName("shop-key").publicKeyBase64(Shop.KEY));
        hand.createDisk(request ->
                request.diskName("data").availabilityZone("eu-central-1a").sizeInGb(16));
        dns.createDomainEntry(request -> request.domainName("example.com")
                .domainEntry(entry -> entry.name("example.com").type("TXT").target("\"v=spf1 -all\"")));
        apply(model);

        try (Cloud cloud = cloud(model)) {
            assertThat(cloud.lookForDestruction(FinalSnapshot.TAKEN, line -> {})
                            .plan()
                            .notes())
                    .filteredOn(note -> note.contains("` stays: nothing says that Fairlead made it."))
                    .extracting(note -> note.substring(0, note.indexOf('`', note.indexOf('`') + 1)))
                    .containsExactlyInAnyOrder(
                            "The static IP `shop-ip",
                            "The key pair `shop-key",
                            "The disk `data",
                            "The DNS entry `example.com TXT v=spf1 -all");
            destroy(cloud, FinalSnapshot.TAKEN);
        }

        assertThat(rig.account().instances()).isEmpty();
        assertThat(rig.account().staticIps()).containsOnlyKeys("shop-ip");
        assertThat(rig.account().keyPairs()).containsOnlyKeys("shop-key");
        assertThat(rig.account().further().disks()).containsOnlyKeys("data");
        assertThat(entries())
                .containsExactly(
                        "example.com TXT other", "example.com MX 10 mail.example.com", "example.com TXT v=spf1 -all");
    }

    @Test
    void a_destruction_that_failed_behind_the_instance_is_gone_on_with() throws InterruptedException {
        apply(MODEL);
        rig.fake().faults().next("ReleaseStaticIp", new Fault.FailsLater("OutOfLuck", "The stars were wrong."));
        try (Cloud cloud = cloud(MODEL)) {
            cloud.perform(
                    cloud.lookForDestruction(FinalSnapshot.TAKEN, line -> {}).plan(), StepListener.SILENT, () -> false);
        }
        assertThat(rig.account().instances()).isEmpty();
        assertThat(rig.account().staticIps()).containsOnlyKeys("shop-ip");

        try (Cloud cloud = cloud(MODEL)) {
            destroy(cloud, FinalSnapshot.TAKEN);
        }

        assertThat(rig.account().staticIps()).isEmpty();
    }

    @Test
    void an_entry_reads_the_same_in_all_the_ways_the_service_writes_it() {
        assertThat(new DomainEntry("1", "\\052.Example.com.", "CNAME", "Example.com."))
                .isEqualTo(new DomainEntry("1", "*.example.com", "CNAME", "example.com"));
        assertThat(DomainEntry.of("example.com", "TXT", "\"v=1 A\"").written()).isEqualTo("\"v=1 A\"");
    }

    @Test
    void a_stopped_instance_is_drift_and_a_plan_after_a_lost_memory_calls_everything_drift()
            throws InterruptedException {
        apply(MODEL);
        hand.stopInstance(request -> request.instanceName("shop"));
        assertThat(changes(look(MODEL))).containsExactly("update lightsail/instance:shop drift");
        rig.pass(Duration.ofSeconds(5));
        hand.untagResource(request -> request.resourceName("shop").tagKeys("fairlead:memory"));
        assertThat(look(MODEL.replace("threshold: 90", "threshold: 80")).plan().changes())
                .allSatisfy(change -> assertThat(change.cause()).isEqualTo(Cause.DRIFT));
    }
}
