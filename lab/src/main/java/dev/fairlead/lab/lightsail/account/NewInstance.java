package dev.fairlead.lab.lightsail.account;

import dev.fairlead.lab.lightsail.wire.Tree;
import java.util.List;
import java.util.Map;

/** An instance as it is the moment it was asked for. */
final class NewInstance {
    private static final Map<String, Integer> CODES =
            Map.of("pending", 0, "running", 16, "shutting-down", 32, "terminated", 48, "stopping", 64, "stopped", 80);

    private NewInstance() {}

    static Tree state(String name) {
        return Tree.of("code", CODES.getOrDefault(name, 0)).with("name", name);
    }

    static Tree of(Region region, String name, Tree request, Tree bundle, Tree blueprint) {
        String zone = request.text("availabilityZone");
        return region.resource(region.instances, name, zone)
                .with("tags", request.trees("tags"))
                .with("blueprintId", blueprint.text("blueprintId"))
                .with("blueprintName", blueprint.text("name"))
                .with("bundleId", bundle.text("bundleId"))
                .with(
                        "addOns",
                        request.trees("addOns").stream()
                                .map(InstanceSettingCalls::addOn)
                                .toList())
                .with("isStaticIp", false)
                .with("ipAddressType", request.textOr("ipAddressType", "dualstack"))
                .with("ipv6Addresses", List.of())
                .with("hardware", hardware(region, name, zone, bundle))
                .with(
                        "networking",
                        Tree.of(
                                        "monthlyTransfer",
                                        Tree.of("gbPerMonthAllocated", bundle.whole("transferPerMonthInGb", 0)))
                                .with("ports", PortCalls.initial()))
                .with("state", state("pending"))
                .with("username", Catalogue.user(blueprint.text("blueprintId")))
                .with("sshKeyName", request.textOr("keyPairName", "LightsailDefaultKeyPair"))
                .with(
                        "metadataOptions",
                        Tree.of("state", "applied")
                                .with("httpTokens", "optional")
                                .with("httpEndpoint", "enabled")
                                .with("httpPutResponseHopLimit", 1)
                                .with("httpProtocolIpv6", "disabled"));
    }

    private static Tree hardware(Region region, String name, String zone, Tree bundle) {
        Tree disk = Tree.of("name", name + "-system")
                .with("createdAt", region.now())
                .with("location", region.location(zone))
                .with("sizeInGb", bundle.whole("diskSizeInGb", 0))
                .with("isSystemDisk", true)
                .with("iops", 100)
                .with("path", "/dev/xvda")
                .with("attachedTo", name)
                .with("isAttached", true)
                .with("attachmentState", "attached");
        return Tree.of("cpuCount", bundle.whole("cpuCount", 0))
                .with("disks", List.of(disk))
                .with("ramSizeInGb", bundle.members().getOrDefault("ramSizeInGb", 0));
    }
}
