package dev.fairlead.lab.lightsail.account;

import dev.fairlead.lab.lightsail.wire.ApiException;
import dev.fairlead.lab.lightsail.wire.Request;
import dev.fairlead.lab.lightsail.wire.Tree;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What can be changed about an instance in place. */
final class InstanceSettingCalls {
    private static final String SNAPSHOTS = "AutoSnapshot";
    private static final List<String> METADATA =
            List.of("httpTokens", "httpEndpoint", "httpPutResponseHopLimit", "httpProtocolIpv6");

    static final Map<String, Call> ALL = Map.of(
            "EnableAddOn", InstanceSettingCalls::enable,
            "DisableAddOn", InstanceSettingCalls::disable,
            "GetAutoSnapshots", InstanceSettingCalls::automaticSnapshots,
            "SetIpAddressType", InstanceSettingCalls::ipAddressType,
            "UpdateInstanceMetadataOptions", InstanceSettingCalls::metadata);

    private InstanceSettingCalls() {}

    /** An add-on as an instance shows it, from the request for it. */
    static Tree addOn(Tree request) {
        String type = request.text("addOnType");
        if (!type.equals(SNAPSHOTS)) {
            throw ApiException.invalid("The add-on is not one for instances: " + type);
        }
        String time = request.tree("autoSnapshotAddOnRequest").textOr("snapshotTimeOfDay", "06:00");
        return Tree.of("name", type)
                .with("status", "Enabled")
                .with("snapshotTimeOfDay", time)
                .with("nextSnapshotTimeOfDay", time);
    }

    private static Tree enable(Region region, Request request) {
        Tree addOn = addOn(request.body().tree("addOnRequest"));
        String name = request.body().text("resourceName");
        return Call.operations(
                change(region, request, name, "EnableAddOn", before -> before.with("addOns", List.of(addOn))));
    }

    private static Tree disable(Region region, Request request) {
        String name = request.body().text("resourceName");
        if (region.current(region.instances, name).trees("addOns").isEmpty()) {
            throw ApiException.invalid("The add-on is not enabled: " + name);
        }
        return Call.operations(
                change(region, request, name, "DisableAddOn", before -> before.with("addOns", List.of())));
    }

    /** None is ever taken here, since no day passes. */
    private static Tree automaticSnapshots(Region region, Request request) {
        String name = request.body().text("resourceName");
        region.seen(region.instances, name);
        return Tree.of("resourceName", name).with("resourceType", "Instance").with("autoSnapshots", List.of());
    }

    private static Tree ipAddressType(Region region, Request request) {
        if (!request.body().text("resourceType").equals("Instance")) {
            throw ApiException.invalid("Only the type of an instance can be set.");
        }
        String type = request.body().text("ipAddressType");
        String name = request.body().text("resourceName");
        Tree instance = region.current(region.instances, name);
        Tree bundle = Catalogue.bundle(instance.text("bundleId"), type);
        if (!bundle.text("bundleId").equals(instance.text("bundleId"))
                && !request.body().isTrue("acceptBundleUpdate")) {
            throw ApiException.invalid(
                    "The bundle changes with the type of addresses. Use acceptBundleUpdate: " + name);
        }
        if (type.equals("ipv6") && instance.isTrue("isStaticIp")) {
            throw ApiException.invalid("A static IP is attached to the instance: " + name);
        }
        return Call.operations(change(
                region,
                request,
                name,
                "SetIpAddressType",
                before -> Settling.addressed(
                        region, name, before.with("ipAddressType", type).with("bundleId", bundle.text("bundleId")))));
    }

    private static Tree metadata(Region region, Request request) {
        String name = request.body().text("instanceName");
        return Call.operation(change(region, request, name, "UpdateInstanceMetadataOptions", before -> {
            Tree options = before.tree("metadataOptions");
            for (String option : METADATA) {
                Object wanted = request.body().members().get(option);
                options = wanted == null ? options : options.with(option, wanted);
            }
            return before.with("metadataOptions", options);
        }));
    }

    private static Tree change(Region region, Request request, String name, String type, UnaryOperator<Tree> change) {
        region.current(region.instances, name);
        region.requireIdle(name);
        var subject = region.subject(region.instances, name, "");
        return region.begin(
                type,
                subject,
                request.failure(),
                at -> region.instances.timeline(name).change(at, change));
    }
}
