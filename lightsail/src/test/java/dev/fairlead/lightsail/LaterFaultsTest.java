package dev.fairlead.lightsail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.apply.StepListener;
import dev.fairlead.core.apply.StepOutcome;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.lab.lightsail.wire.Fault;
import dev.fairlead.lightsail.session.Cloud;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every call that only a server meets that is there already goes wrong once, in every way: what makes it anew, what takes
 * something off it, what asks about it. Those of a first apply, of disks, DNS and alarms, and of a destruction are
 * elsewhere.
 */
class LaterFaultsTest extends CloudCommands {
    private static final String MORE = MODEL + """
              keyPair: {name: shop-key, publicKeyFile: id.pub}
              automaticSnapshots: "06:00"
              tags: {project: shop}
            """;
    private static final String LARGER = MORE.replace("nano_3_0", "small_3_0");
    private static final String LESS =
            MODEL.replace("shop-ip", "other-ip") + "  keyPair: {name: shop-key, publicKeyFile: id.pub}\n";
    private static final Map<String, Fault> PASSING = new TreeMap<>(Map.of(
            "throttling",
            Fault.throttling(),
            "500",
            Fault.internalError(),
            "no answer after the effect",
            new Fault.HangUpAfterEffect()));
    private static final Map<String, Fault> STAYING = new TreeMap<>(Map.of(
            "DoesNotExist",
            new Fault.Refusal(400, "InvalidInputException", "shop DoesNotExist"),
            "an operation that fails",
            new Fault.FailsLater("OutOfLuck", "The stars were wrong.")));

    @BeforeEach
    void applied() throws InterruptedException {
        apply(MORE);
    }

    static Stream<Arguments> changing() {
        return Stream.of(
                        of(
                                LARGER,
                                "StopInstance",
                                "CreateInstanceSnapshot",
                                "DeleteInstance",
                                "CreateInstancesFromSnapshot"),
                        of(LESS, "DetachStaticIp", "UntagResource", "DisableAddOn"))
                .flatMap(cases -> cases);
    }

    private static Stream<Arguments> of(String text, String... calls) {
        return Stream.of(calls)
                .flatMap(call -> Stream.of(PASSING, STAYING)
                        .flatMap(faults -> faults.entrySet().stream())
                        .map(fault -> Arguments.of(call, fault.getKey(), fault.getValue(), text)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("changing")
    void a_change_ends_in_line_or_says_why_and_the_next_apply_mends_it(
            String call, String name, Fault fault, String text) throws InterruptedException {
        performed(text, call, fault);

        assertThat(rig.account().instances()).containsOnlyKeys("shop");
        assertThat(rig.account().staticIps()).containsOnlyKeys(text.equals(LESS) ? "other-ip" : "shop-ip");
        assertThat(rig.account().keyPairs()).containsOnlyKeys("shop-key");
        assertThat(rig.account().further().disks()).containsOnlyKeys("data", "logs");
    }

    static Stream<Arguments> importing() {
        return of(MORE, "DeleteKeyPair", "ImportKeyPair");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("importing")
    void another_key_is_imported_or_it_is_said_why_and_the_next_apply_mends_it(
            String call, String name, Fault fault, String text) throws InterruptedException {
        publicKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEz/1a5FhxDas8D+657+3sZO/wCETL37j5XaLY5G24Jy other";

        performed(text, call, fault);

        assertThat(rig.account().keyPairs()).containsEntry("shop-key", "Z/SS7f49si86DsT8VjJ63YtFBedXQM4fQBWMl32btr8=");
    }

    static Stream<Arguments> asking() {
        return Stream.of("GetInstanceAccessDetails", "GetAutoSnapshots", "GetInstanceSnapshots", "GetBundles")
                .flatMap(call ->
                        PASSING.entrySet().stream().map(fault -> Arguments.of(call, fault.getKey(), fault.getValue())));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("asking")
    void a_question_is_asked_again(String call, String name, Fault fault) {
        rig.fake().faults().forgetCalls();
        rig.fake().faults().next(call, fault);
        try (Cloud cloud = cloud(MORE)) {
            assertThat(cloud.access(Duration.ofMinutes(1), line -> {}).address())
                    .isEqualTo("198.51.100.1");
            assertThat(cloud.status(line -> {}).instance()).isNotNull();
        }
        assertThat(rig.fake().faults().calls().stream().filter(call::equals)).hasSizeGreaterThan(1);
    }

    /** Then once more, where it was not done. */
    private void performed(String text, String call, Fault fault) throws InterruptedException {
        try (Cloud cloud = cloud(text)) {
            Plan plan = cloud.look(line -> {}).plan();
            rig.fake().faults().next(call, fault);
            List<StepOutcome> ends = List.copyOf(
                    cloud.perform(plan, StepListener.SILENT, () -> false).values());
            assertThat(rig.fake().faults().calls()).contains(call);
            assertThat(ends)
                    .filteredOn(end -> end instanceof StepOutcome.Failed)
                    .allSatisfy(
                            end -> assertThat(((StepOutcome.Failed) end).why()).isNotBlank());
            if (PASSING.containsValue(fault)) {
                assertThat(ends).allSatisfy(end -> assertThat(end).isInstanceOf(StepOutcome.Succeeded.class));
            }
        }
        apply(text);
    }
}
