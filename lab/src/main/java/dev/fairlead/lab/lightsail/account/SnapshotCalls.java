package dev.fairlead.lab.lightsail.account;

import dev.fairlead.lab.lightsail.wire.Request;
import dev.fairlead.lab.lightsail.wire.Tree;
import java.util.Map;

/** Snapshots of instances, taken by hand. */
final class SnapshotCalls {
    static final Map<String, Call> ALL = Map.of(
            "CreateInstanceSnapshot",
            SnapshotCalls::create,
            "GetInstanceSnapshots",
            (region, request) -> region.page(request.body(), "instanceSnapshots", region.snapshots.all(region.shown())),
            "GetInstanceSnapshot",
            (region, request) -> Tree.of(
                    "instanceSnapshot",
                    region.seen(region.snapshots, request.body().text("instanceSnapshotName"))),
            "DeleteInstanceSnapshot",
            SnapshotCalls::delete);

    private SnapshotCalls() {}

    private static Tree create(Region region, Request request) {
        String name = request.body().text("instanceSnapshotName");
        Tree instance = region.current(region.instances, request.body().text("instanceName"));
        region.requireIdle(instance.text("name"));
        region.requireFree(name);
        Tree snapshot = region.resource(
                        region.snapshots, name, instance.tree("location").text("availabilityZone"))
                .with("tags", request.body().trees("tags"))
                .with("state", "pending")
                .with("progress", "0%")
                .with(
                        "fromAttachedDisks",
                        instance.tree("hardware").trees("disks").stream()
                                .filter(disk -> !disk.isTrue("isSystemDisk"))
                                .toList())
                .with("fromInstanceName", instance.text("name"))
                .with("fromInstanceArn", instance.text("arn"))
                .with("fromBlueprintId", instance.text("blueprintId"))
                .with("fromBundleId", instance.text("bundleId"))
                .with("isFromAutoSnapshot", false)
                .with("sizeInGb", Catalogue.bundle(instance.text("bundleId")).whole("diskSizeInGb", 0));
        Timeline timeline = region.snapshots.timeline(name);
        timeline.appear(region.now(), snapshot);
        var subject = region.subject(region.snapshots, name, instance.text("name"));
        return Call.operations(region.begin(
                "CreateInstanceSnapshot",
                subject,
                request.failure(),
                at -> timeline.change(
                        at, before -> before.with("state", "available").with("progress", "100%"))));
    }

    private static Tree delete(Region region, Request request) {
        String name = request.body().text("instanceSnapshotName");
        region.current(region.snapshots, name);
        region.requireIdle(name);
        var subject = region.subject(region.snapshots, name, "");
        return Call.operations(region.begin(
                "DeleteInstanceSnapshot",
                subject,
                request.failure(),
                at -> region.snapshots.timeline(name).vanish(at)));
    }
}
