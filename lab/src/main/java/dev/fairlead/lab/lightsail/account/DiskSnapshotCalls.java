package dev.fairlead.lab.lightsail.account;

import dev.fairlead.lab.lightsail.wire.Request;
import dev.fairlead.lab.lightsail.wire.Tree;
import java.util.Map;

/** Snapshots of disks, taken by hand. */
final class DiskSnapshotCalls {
    static final Map<String, Call> ALL = Map.of(
            "CreateDiskSnapshot",
            DiskSnapshotCalls::create,
            "GetDiskSnapshots",
            (region, request) -> region.page(request.body(), "diskSnapshots", region.diskSnapshots.all(region.shown())),
            "GetDiskSnapshot",
            (region, request) -> Tree.of(
                    "diskSnapshot",
                    region.seen(region.diskSnapshots, request.body().text("diskSnapshotName"))),
            "DeleteDiskSnapshot",
            DiskSnapshotCalls::delete);

    private DiskSnapshotCalls() {}

    private static Tree create(Region region, Request request) {
        String name = request.body().text("diskSnapshotName");
        Tree disk = region.current(region.disks, request.body().text("diskName"));
        region.requireIdle(disk.text("name"));
        region.requireFree(name);
        Tree snapshot = region.resource(
                        region.diskSnapshots, name, disk.tree("location").text("availabilityZone"))
                .with("tags", request.body().trees("tags"))
                .with("state", "pending")
                .with("progress", "0%")
                .with("fromDiskName", disk.text("name"))
                .with("fromDiskArn", disk.text("arn"))
                .with("isFromAutoSnapshot", false)
                .with("sizeInGb", disk.whole("sizeInGb", 0));
        Timeline timeline = region.diskSnapshots.timeline(name);
        timeline.appear(region.now(), snapshot);
        if (request.failure().isPresent()) {
            timeline.vanish(region.now().plus(region.pace.operation()));
        }
        var subject = region.subject(region.diskSnapshots, name, disk.text("name"));
        return Call.operations(region.begin(
                "CreateDiskSnapshot",
                subject,
                request.failure(),
                at -> timeline.change(
                        at, before -> before.with("state", "completed").with("progress", "100%"))));
    }

    private static Tree delete(Region region, Request request) {
        String name = request.body().text("diskSnapshotName");
        region.current(region.diskSnapshots, name);
        region.requireIdle(name);
        var subject = region.subject(region.diskSnapshots, name, "");
        return Call.operations(region.begin(
                "DeleteDiskSnapshot",
                subject,
                request.failure(),
                at -> region.diskSnapshots.timeline(name).vanish(at)));
    }
}
