package dev.fairlead.lightsail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.lab.lightsail.account.Pace;
import dev.fairlead.lab.lightsail.machine.Machine;
import dev.fairlead.lab.lightsail.machine.Machines;
import dev.fairlead.lab.lightsail.wire.Fault;
import dev.fairlead.lightsail.api.LightsailException;
import dev.fairlead.lightsail.call.LightsailCall;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every call of a first apply and of a destruction goes wrong once, in every way. */
class FaultsTest {
    private static final List<String> MAKING = List.of(
            "GetInstances",
            "GetKeyPairs",
            "GetStaticIps",
            "ImportKeyPair",
            "GetKeyPair",
            "CreateInstances",
            "GetOperation",
            "GetInstance",
            "AllocateStaticIp",
            "AttachStaticIp",
            "GetStaticIp",
            "PutInstancePublicPorts",
            "UpdateInstanceMetadataOptions",
            "EnableAddOn");
    private static final List<String> UNMAKING = List.of(
            "StopInstance",
            "ReleaseStaticIp",
            "CreateInstanceSnapshot",
            "GetInstanceSnapshot",
            "DeleteInstance",
            "DeleteKeyPair");
    private static final Map<String, Fault> PASSING = new TreeMap<>(Map.of(
            "throttling",
            Fault.throttling(),
            "500",
            Fault.internalError(),
            "500 after the effect",
            new Fault.RefusalAfterEffect(500, "ServiceException", "oops"),
            "no answer",
            new Fault.HangUp(),
            "no answer after the effect",
            new Fault.HangUpAfterEffect(),
            "conflict",
            Fault.conflict()));

    @TempDir
    Path directory;

    static Stream<Arguments> passing() {
        return Stream.concat(MAKING.stream(), UNMAKING.stream())
                .flatMap(call -> PASSING.keySet().stream().map(fault -> Arguments.of(call, fault)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("passing")
    void what_passes_is_told_and_ends_as_if_nothing_had_happened(String call, String name) {
        Fault fault = PASSING.get(name);
        try (var rig =
                Rig.in(directory, Pace.AT_ONCE.operations(Duration.ofMillis(80)).lags(Duration.ofMillis(300)))) {
            rig.fake().faults().next(call, fault);

            assertThat(rig.apply(Shop.resources())).isEmpty();
            assertThat(rig.account().instances()).hasSize(1);
            assertThat(rig.account().staticIps()).hasSize(1);
            assertThat(rig.plan(Shop.resources()).changes()).isEmpty();
            var destruction = Shop.expansion("debian_12", "nano_3_0", "-final").destruction(rig.account(), any -> true);
            assertThat(rig.apply(destruction)).isEmpty();
            assertThat(rig.account().instances()).isEmpty();
            assertThat(rig.told()).isNotEmpty().allMatch(line -> line.endsWith(" Trying again."));
        }
    }

    static Stream<String> beginning() {
        return Stream.of(
                "ImportKeyPair",
                "CreateInstances",
                "AllocateStaticIp",
                "AttachStaticIp",
                "PutInstancePublicPorts",
                "UpdateInstanceMetadataOptions",
                "EnableAddOn");
    }

    @ParameterizedTest
    @MethodSource("beginning")
    void an_operation_that_fails_is_told_with_its_details_and_a_second_apply_mends_it(String call) {
        try (var rig = Rig.in(directory, Pace.AT_ONCE.operations(Duration.ofMillis(80)))) {
            rig.fake().faults().next(call, new Fault.FailsLater("OutOfLuck", "The stars were wrong."));

            assertThat(rig.apply(Shop.resources()))
                    .singleElement()
                    .asString()
                    .contains("and then it failed. OutOfLuck: The stars were wrong.");
            assertThat(rig.apply(Shop.resources())).isEmpty();
            assertThat(rig.plan(Shop.resources()).changes()).isEmpty();
        }
    }

    @Test
    void a_conflict_that_ends_in_some_minutes_is_waited_out() {
        try (var rig = Rig.in(directory)) {
            rig.fake()
                    .faults()
                    .next(
                            "PutInstancePublicPorts",
                            new Fault.Refusal(
                                    400,
                                    "InvalidInputException",
                                    "The instance is in transition. Please try again in a few minutes."));

            assertThat(rig.apply(Shop.resources())).isEmpty();
            assertThat(rig.told()).singleElement().asString().endsWith(" Trying again.");
        }
    }

    @Test
    void what_stays_broken_ends_within_a_minute_with_what_was_seen() {
        try (var rig = Rig.in(directory)) {
            rig.fake().faults().always("GetInstances", Fault.internalError());

            assertThatThrownBy(rig::account).isInstanceOfSatisfying(LightsailException.class, e -> {
                assertThat(e.reason()).isEqualTo(LightsailException.Reason.BUSY);
                assertThat(e.why())
                        .startsWith("ServiceException: An internal error")
                        .contains(" Tried ");
            });
            assertThat(rig.passed()).isBetween(Duration.ofSeconds(40), Duration.ofSeconds(60));
            assertThat(rig.told()).hasSizeGreaterThan(5);
        }
    }

    @Test
    void a_name_that_someone_else_took_meanwhile_is_not_taken_for_ours() {
        try (var rig = Rig.in(directory);
                var hand = rig.sdk()) {
            var plan = rig.plan(Shop.resources());
            hand.createInstances(request -> request.instanceNames("shop")
                    .availabilityZone("eu-central-1a")
                    .blueprintId("debian_12")
                    .bundleId("nano_3_0"));
            var create = plan.steps().stream()
                    .map(step -> step.step().work())
                    .filter(work -> work instanceof dev.fairlead.lightsail.call.LightsailCall.CreateInstance)
                    .map(work -> (dev.fairlead.lightsail.call.LightsailCall) work)
                    .findFirst()
                    .orElseThrow();
            rig.api()
                    .perform(
                            new dev.fairlead.lightsail.call.LightsailCall.ImportKeyPair("shop-key", Shop.KEY), l -> {});

            assertThatThrownBy(() -> rig.api().perform(create, line -> {}))
                    .isInstanceOfSatisfying(
                            LightsailException.class, e -> assertThat(e.why()).contains("already in use: shop"));
        }
    }

    @Test
    void an_instance_that_was_made_anew_meanwhile_is_not_deleted() {
        try (var rig = Rig.in(directory)) {
            assertThat(rig.apply(Shop.resources("small_3_0", "-before-1"))).isEmpty();
            var delete = new LightsailCall.DeleteInstance("shop", "eu-central-1a", "debian_12", "nano_3_0");

            assertThatThrownBy(() -> rig.api().perform(delete, line -> {}))
                    .isInstanceOf(LightsailException.class)
                    .hasMessage("The instance `shop` is another one by now, and was not deleted.");
            assertThat(rig.account().instances()).containsOnlyKeys("shop");
        }
    }

    @Test
    void what_cannot_start_any_more_is_not_waited_for() {
        Machines broken = new Machines() {
            @Override
            public CompletableFuture<Machine> boot(Order order) {
                return CompletableFuture.failedFuture(new IllegalStateException("no power"));
            }

            @Override
            public String staticAddress(List<String> taken) {
                return "198.51.100.1";
            }
        };
        try (var rig = Rig.in(directory, Pace.AT_ONCE, broken);
                var hand = rig.sdk()) {
            hand.createInstances(request -> request.instanceNames("shop")
                    .availabilityZone("eu-central-1a")
                    .blueprintId("debian_12")
                    .bundleId("nano_3_0"));
            for (String name : List.of("shop", "gone")) {
                assertThatThrownBy(() -> rig.api().perform(new LightsailCall.StartInstance(name), line -> {}))
                        .isInstanceOf(LightsailException.class);
            }
            assertThat(rig.passed()).isLessThan(Duration.ofMinutes(1));
        }
    }

    @Test
    void nobody_listening_is_told_as_such() {
        var rig = Rig.in(directory);
        rig.fake().close();
        assertThatThrownBy(rig::account)
                .isInstanceOfSatisfying(
                        LightsailException.class,
                        e -> assertThat(e.reason()).isEqualTo(LightsailException.Reason.UNREACHABLE));
        rig.close();
    }
}
