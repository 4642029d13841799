package dev.fairlead.lab.lightsail.account;

import dev.fairlead.lab.lightsail.machine.Machine;
import dev.fairlead.lab.lightsail.machine.PortRule;
import dev.fairlead.lab.lightsail.wire.Tree;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Carries what the account says of an instance over to its machine, once there is one. */
final class Settling {
    /** No machine here has one: an address that leads nowhere, as documents have it. */
    private static final String IPV6 = "2001:db8::1";

    private Settling() {}

    /** The address of its own, which it has again when a static IP leaves it. */
    static Tree addressed(Region region, String instance, Tree tree) {
        Machine machine = region.running.get(instance);
        if (tree.text("ipAddressType").equals("ipv6")) {
            return tree.without("publicIpAddress").with("ipv6Addresses", List.of(IPV6));
        }
        return machine == null || tree.isTrue("isStaticIp")
                ? tree
                : tree.with("publicIpAddress", machine.publicAddress());
    }

    static void hold(Region region, String instance, @Nullable String address) {
        Machine machine = region.running.get(instance);
        if (machine != null) {
            machine.hold(address);
        }
    }

    static void openPorts(Region region, String instance, Instant at) {
        Machine machine = region.running.get(instance);
        Tree tree = region.instances.find(instance, at);
        if (machine != null && tree != null) {
            machine.open(rules(tree));
        }
    }

    /** After a boot: whatever was settled while the machine was on its way. */
    static void all(Region region, String instance, Instant at) {
        Tree tree = region.instances.find(instance, at);
        if (tree != null) {
            hold(region, instance, tree.isTrue("isStaticIp") ? tree.text("publicIpAddress") : null);
            openPorts(region, instance, at);
        }
    }

    private static List<PortRule> rules(Tree instance) {
        return instance.tree("networking").trees("ports").stream()
                .map(port -> new PortRule(
                        port.whole("fromPort", 0), port.whole("toPort", 0), port.text("protocol"), port.texts("cidrs")))
                .toList();
    }
}
