package dev.fairlead.lightsail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.core.diagnostic.InvalidModelException;
import dev.fairlead.lightsail.api.LightsailException;
import dev.fairlead.lightsail.session.Cloud;
import dev.fairlead.lightsail.session.CloudSight;
import dev.fairlead.lightsail.session.FinalSnapshot;
import org.junit.jupiter.api.Test;

/** Disks: grown, carried over to another instance, and never lost. */
class DisksTest extends CloudCommands {
    @Test
    void a_larger_disk_is_made_from_a_snapshot_while_the_instance_stands_still() throws InterruptedException {
        apply(MODEL);
        String larger = MODEL.replace("sizeInGb: 16", "sizeInGb: 32");

        CloudSight sight = look(larger);

        assertThat(sight.boot()).isNotNull();
        assertThat(sight.isBoxNew()).isFalse();
        assertThat(sight.plan().notes())
                .anySatisfy(note -> assertThat(note).contains("Unmount it in the box first"))
                .anySatisfy(note -> assertThat(note).contains("made anew from the snapshot `data-before-2026"));
        rig.fake().faults().forgetCalls();
        assertThat(apply(larger)).containsExactly("replace lightsail/disk:data model");
        assertThat(rig.fake().faults().calls().stream()
                        .filter(call -> !call.startsWith("Get"))
                        .toList())
                .containsExactly(
                        "StopInstance",
                        "DetachDisk",
                        "CreateDiskSnapshot",
                        "DeleteDisk",
                        "CreateDiskFromSnapshot",
                        "AttachDisk",
                        "StartInstance",
                        "TagResource",
                        "TagResource");
        assertThat(rig.account().further().disks().get("data").sizeInGb()).isEqualTo(32);
        assertThat(rig.account().instances().get("shop").isRunning()).isTrue();
    }

    @Test
    void a_disk_that_would_shrink_or_is_somebody_elses_is_refused() throws InterruptedException {
        apply(MODEL);
        assertThatThrownBy(() -> look(MODEL.replace("sizeInGb: 16", "sizeInGb: 9")))
                .isInstanceOf(InvalidModelException.class)
                .hasMessage("The disk `data` does not fit into 9 GB.");
        String other = MODEL.replace("name: shop\n", "name: stall\n");
        assertThatThrownBy(() -> look(other))
                .isInstanceOfSatisfying(
                        LightsailException.class,
                        e -> assertThat(e.getMessage()).isEqualTo("The disk `data` is somebody else's."));
        assertThatThrownBy(() -> look(MODEL.replace("example.com", "exampel.com")))
                .isInstanceOfSatisfying(
                        InvalidModelException.class,
                        wrong -> assertThat(wrong.text())
                                .contains("Lightsail has no DNS zone `exampel.com`.")
                                .contains("Did you mean `example.com`?"));
    }

    @Test
    void a_disk_whose_growth_was_cut_short_comes_back_with_what_was_on_it() throws InterruptedException {
        apply(MODEL);
        hand.stopInstance(request -> request.instanceName("shop"));
        hand.detachDisk(request -> request.diskName("data"));
        hand.createDiskSnapshot(request -> request.diskName("data").diskSnapshotName("data-before-1"));
        hand.deleteDisk(request -> request.diskName("data"));

        CloudSight sight = look(MODEL);

        assertThat(sight.plan().steps())
                .anySatisfy(step -> assertThat(step.step().title())
                        .isEqualTo("create the disk data of 16 GB from the snapshot data-before-1"));
        apply(MODEL);
    }

    @Test
    void a_disk_that_is_gone_long_after_it_grew_begins_empty() throws InterruptedException {
        apply(MODEL);
        String larger = MODEL.replace("sizeInGb: 16", "sizeInGb: 32");
        apply(larger);
        hand.stopInstance(request -> request.instanceName("shop"));
        hand.detachDisk(request -> request.diskName("data"));
        hand.deleteDisk(request -> request.diskName("data"));

        assertThat(look(larger).plan().steps())
                .anySatisfy(step -> assertThat(step.step().title()).isEqualTo("create the disk data of 32 GB"));
    }

    @Test
    void a_new_instance_has_the_disks_of_the_old_one() throws InterruptedException {
        apply(MODEL);
        hand.createDisk(request ->
                request.diskName("spare").availabilityZone("eu-central-1a").sizeInGb(8));
        hand.attachDisk(
                request -> request.diskName("spare").instanceName("shop").diskPath("/dev/xvdh"));
        rig.fake().faults().forgetCalls();
        String larger = MODEL.replace("nano_3_0", "small_3_0");

        assertThat(look(larger).plan().notes())
                .anySatisfy(note -> assertThat(note).startsWith("The disk `spare` is not in the model"));
        assertThat(apply(larger))
                .containsExactlyInAnyOrder(
                        "replace lightsail/instance:shop model",
                        "update lightsail/ports:shop model",
                        "update lightsail/static-ip:shop-ip model",
                        "update lightsail/disk:data model",
                        "update lightsail/disk:logs model",
                        "create lightsail/alarm:busy model");

        assertThat(rig.account().instances().get("shop").disks()).containsExactlyInAnyOrder("data", "logs");
        assertThat(rig.account().further().disks().get("spare").attachedTo()).isNull();
        assertThat(rig.fake().faults().calls())
                .contains("StopInstance", "DetachDisk")
                .doesNotContain("DeleteDisk", "CreateDisk");
    }

    @Test
    void a_disk_goes_to_another_zone_with_its_instance() throws InterruptedException {
        apply(MODEL);

        assertThat(apply(MODEL.replace("Zone: eu-central-1a", "Zone: eu-central-1b")))
                .contains("replace lightsail/instance:shop model", "replace lightsail/disk:data model");

        assertThat(rig.account().further().disks().get("data").availabilityZone())
                .isEqualTo("eu-central-1b");
    }

    @Test
    void destroying_keeps_a_snapshot_of_each_disk_or_the_disk() throws InterruptedException {
        apply(MODEL);
        try (Cloud cloud = cloud(MODEL)) {
            CloudSight end = cloud.lookForDestruction(FinalSnapshot.NONE, line -> {});
            assertThat(end.plan().notes())
                    .anySatisfy(note -> assertThat(note).startsWith("The disk `data` stays: none is deleted without"));
            assertThat(end.plan().changes())
                    .noneSatisfy(change -> assertThat(change.address().kind()).isEqualTo("disk"));
            rig.fake().faults().forgetCalls();
            destroy(cloud, FinalSnapshot.TAKEN);
        }
        assertThat(rig.fake().faults().calls())
                .as("the address is given up once all that is on disks is kept")
                .containsSubsequence(
                        "DeleteDomainEntry",
                        "StopInstance",
                        "CreateInstanceSnapshot",
                        "DeleteInstance",
                        "CreateDiskSnapshot",
                        "DeleteDisk",
                        "ReleaseStaticIp")
                .doesNotContain("DetachStaticIp");
        assertThat(rig.account().instances()).isEmpty();
        assertThat(rig.account().further().disks()).isEmpty();
        assertThat(rig.account().further().alarms()).isEmpty();
        assertThat(entries()).containsExactly("example.com TXT other", "example.com MX 10 mail.example.com");
        assertThat(hand.getDiskSnapshots(request -> {}).diskSnapshots())
                .extracting(snapshot -> snapshot.name().replaceAll("[0-9]{8}-[0-9]{6}$", "") + snapshot.stateAsString())
                .containsExactly("data-final-completed", "logs-final-completed");
    }
}
