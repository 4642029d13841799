package dev.fairlead.lightsail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.apply.StepListener;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.lab.lightsail.wire.Fault;
import dev.fairlead.lightsail.session.Cloud;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.lightsail.model.InstanceSnapshot;
import software.amazon.awssdk.services.lightsail.model.StaticIp;

/** A replacement that ends in its middle, at each call: the next apply takes it up, with the same address and all disks. */
class CutShortTest extends CloudCommands {
    private static final String LARGER = MODEL.replace("nano_3_0", "small_3_0");
    private static final List<String> ASKING =
            List.of("GetOperation", "GetInstance", "GetInstanceSnapshot", "GetStaticIp", "GetDisk", "GetAlarms");

    static List<String> calls() {
        return List.of(
                "StopInstance",
                "DetachDisk",
                "CreateInstanceSnapshot",
                "DeleteInstance",
                "CreateInstancesFromSnapshot",
                "PutInstancePublicPorts",
                "AttachStaticIp",
                "AttachDisk",
                "PutAlarm");
    }

    @ParameterizedTest
    @MethodSource("calls")
    void after_the_effect_and_nothing_is_heard_any_more(String call) throws InterruptedException {
        apply(MODEL);
        StaticIp address = staticIp();

        performed(LARGER, () -> {
            rig.fake().faults().next(call, new Fault.HangUpAfterEffect());
            nothingIsHeardBehind(call);
        });

        takenUp(address);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void by_an_operation_that_fails(String call) throws InterruptedException {
        apply(MODEL);
        StaticIp address = staticIp();

        performed(
                LARGER,
                () -> rig.fake().faults().next(call, new Fault.FailsLater("OutOfLuck", "The stars were wrong.")));

        takenUp(address);
    }

    /** As it is for whoever is killed: not even what was done is noted. */
    private void nothingIsHeardBehind(String call) {
        ASKING.forEach(asking -> rig.fake().faults().always(asking, new Fault.HangUp()));
        rig.fake().faults().always(call, new Fault.HangUp());
        rig.fake().faults().always("TagResource", new Fault.HangUp());
    }

    /** @param goesWrong happens between the plan and its first step */
    private void performed(String text, Runnable goesWrong) throws InterruptedException {
        try (Cloud cloud = cloud(text)) {
            Plan plan = cloud.look(line -> {}).plan();
            goesWrong.run();
            cloud.perform(plan, StepListener.SILENT, () -> false);
        }
        rig.fake().faults().none();
        assertThat(changes(look(text))).isNotEmpty();
        rig.fake().faults().forgetCalls();
    }

    private void takenUp(StaticIp address) throws InterruptedException {
        apply(LARGER);

        assertThat(rig.fake().faults().calls()).doesNotContain("ReleaseStaticIp", "AllocateStaticIp", "DeleteDisk");
        assertThat(staticIp().toBuilder().attachedTo("shop").build()).isEqualTo(address);
        assertThat(rig.account().instances()).containsOnlyKeys("shop");
        assertThat(rig.account().instances().get("shop").bundle()).isEqualTo("small_3_0");
        assertThat(rig.account().instances().get("shop").disks()).containsExactlyInAnyOrder("data", "logs");
        assertThat(hand.getInstanceSnapshots().instanceSnapshots())
                .isNotEmpty()
                .extracting(InstanceSnapshot::fromBundleId)
                .containsOnly("nano_3_0");
    }

    private StaticIp staticIp() {
        return hand.getStaticIps().staticIps().getFirst();
    }
}
