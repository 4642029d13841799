package dev.fairlead.lightsail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.core.apply.StepListener;
import dev.fairlead.core.diagnostic.InvalidModelException;
import dev.fairlead.lab.lightsail.wire.Fault;
import dev.fairlead.lightsail.session.Cloud;
import dev.fairlead.lightsail.session.CloudSight;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which addresses an instance has: changed in place, there and back. */
class AddressTypeTest extends CloudCommands {
    private static final String DUALSTACK = Shop.text("""
        staticIp: shop-ip
        firewall: [{port: 22}]
        """);
    private static final String IPV4 = DUALSTACK + "  ipAddressType: ipv4\n";
    private static final String IPV6 =
            DUALSTACK.replace("  staticIp: shop-ip\n", "").replace("nano_3_0", "nano_ipv6_3_0")
                    + "  ipAddressType: ipv6\n";

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of("throttling", Fault.throttling()),
                Arguments.of("500", Fault.internalError()),
                Arguments.of("no answer after the effect", new Fault.HangUpAfterEffect()),
                Arguments.of("DoesNotExist", new Fault.Refusal(400, "InvalidInputException", "shop DoesNotExist")),
                Arguments.of("an operation that fails", new Fault.FailsLater("OutOfLuck", "The stars were wrong.")));
    }

    @Test
    void to_ipv4_and_back_keeps_the_bundle_and_the_static_ip() throws InterruptedException {
        apply(DUALSTACK);
        rig.fake().faults().forgetCalls();

        assertThat(apply(IPV4)).containsExactly("update lightsail/instance:shop model");
        assertThat(apply(DUALSTACK)).containsExactly("update lightsail/instance:shop model");

        assertThat(rig.account().instances().get("shop").address()).isEqualTo("198.51.100.1");
        assertThat(rig.fake().faults().calls())
                .contains("SetIpAddressType")
                .doesNotContain("DetachStaticIp", "StopInstance", "DeleteInstance");
    }

    @Test
    void to_ipv6_changes_the_bundle_in_place_and_gives_up_the_static_ip_first() throws InterruptedException {
        apply(DUALSTACK);
        rig.fake().faults().forgetCalls();

        CloudSight sight = look(IPV6);

        assertThat(sight.boot()).as("it runs all the while").isNull();
        assertThat(sight.way()).as("the box has another address then").isNotNull();
        assertThat(sight.cost()).hasToString("Cost[before=5.0, after=3.5]");
        assertThat(sight.plan().notes())
                .satisfiesExactly(
                        note -> assertThat(note).startsWith("The instance `shop` loses its address of IPv4 for good"),
                        note -> assertThat(note)
                                .startsWith("The static IP `shop-ip` is given back, and nobody gets 198.51.100."));
        assertThat(apply(IPV6))
                .containsExactly("update lightsail/instance:shop model", "delete lightsail/static-ip:shop-ip orphan");
        assertThat(rig.fake().faults().calls())
                .containsSubsequence("DetachStaticIp", "SetIpAddressType", "ReleaseStaticIp")
                .doesNotContain("StopInstance", "DeleteInstance", "CreateInstanceSnapshot");
        assertThat(rig.account().instances().get("shop").bundle()).isEqualTo("nano_ipv6_3_0");
        assertThat(rig.account().staticIps()).isEmpty();
        try (Cloud cloud = cloud(IPV6)) {
            assertThat(cloud.access(Duration.ZERO, line -> {}).address()).isEqualTo("2001:db8::1");
        }
    }

    @Test
    void back_to_dualstack_it_has_a_static_ip_again() throws InterruptedException {
        apply(IPV6);

        assertThat(apply(DUALSTACK))
                .containsExactly("update lightsail/instance:shop model", "create lightsail/static-ip:shop-ip new");

        assertThat(rig.account().instances().get("shop").bundle()).isEqualTo("nano_3_0");
        assertThat(rig.account().instances().get("shop").address()).isEqualTo("198.51.100.1");
    }

    @Test
    void a_static_ip_that_fairlead_only_found_is_detached_and_stays() throws InterruptedException {
        hand.allocateStaticIp(request -> request.staticIpName("shop-ip"));
        apply(DUALSTACK);

        assertThat(look(IPV6).plan().notes())
                .anySatisfy(note -> assertThat(note).startsWith("The static IP `shop-ip` is detached and stays"));
        assertThat(apply(IPV6)).containsExactly("update lightsail/instance:shop model");

        assertThat(rig.account().staticIps().get("shop-ip").attachedTo()).isNull();
    }

    @Test
    void another_size_as_well_is_a_replacement() throws InterruptedException {
        apply(DUALSTACK);

        assertThat(apply(IPV6.replace("nano_ipv6", "micro_ipv6"))).contains("replace lightsail/instance:shop model");

        assertThat(rig.account().instances().get("shop").ipAddressType()).isEqualTo("ipv6");
    }

    @Test
    void a_bundle_that_does_not_go_with_it_is_told_with_the_one_that_does() throws InterruptedException {
        String wrong = IPV6.replace("nano_ipv6_3_0", "nano_3_0");
        for (boolean isThere : new boolean[] {false, true}) {
            if (isThere) {
                apply(DUALSTACK);
            }
            assertThatThrownBy(() -> look(wrong))
                    .isInstanceOfSatisfying(
                            InvalidModelException.class,
                            e -> assertThat(e.text())
                                    .contains("The bundle `nano_3_0` does not go with the address type `ipv6`.")
                                    .contains("at fairlead.yaml:6:11  lightsail.bundle")
                                    .contains("Choose `nano_ipv6_3_0`, which is the same size"));
        }
        assertThatThrownBy(() -> look(DUALSTACK.replace("nano_3_0", "nano_ipv6_3_0")))
                .isInstanceOf(InvalidModelException.class)
                .hasMessage("The bundle `nano_ipv6_3_0` does not go with the address type `dualstack`.");
    }

    @Test
    void a_static_ip_and_ipv6_alone_are_refused_where_they_stand() {
        assertThatThrownBy(() -> look(DUALSTACK + "  ipAddressType: ipv6\n"))
                .isInstanceOfSatisfying(
                        InvalidModelException.class,
                        e -> assertThat(e.text())
                                .contains("An instance without IPv4 cannot have a static IP.")
                                .contains("at fairlead.yaml:7:13  lightsail.staticIp"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void a_change_that_goes_wrong_ends_in_line_or_is_mended_by_the_next_apply(String name, Fault fault)
            throws InterruptedException {
        apply(DUALSTACK);
        rig.fake().faults().next("SetIpAddressType", fault);
        try (Cloud cloud = cloud(IPV6)) {
            cloud.perform(cloud.look(line -> {}).plan(), StepListener.SILENT, () -> false);
        }

        apply(IPV6);

        assertThat(rig.account().instances()).containsOnlyKeys("shop");
        assertThat(rig.account().instances().get("shop").ipAddressType()).isEqualTo("ipv6");
        assertThat(rig.account().staticIps()).isEmpty();
    }
}
