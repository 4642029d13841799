package dev.fairlead.lab.lightsail.account;

import dev.fairlead.lab.lightsail.wire.ApiException;
import dev.fairlead.lab.lightsail.wire.Request;
import dev.fairlead.lab.lightsail.wire.Tree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Disks beside the one an instance comes with. They are written down only: no machine of the lab gets one. */
final class DiskCalls {
    private static final int SMALLEST = 8;
    private static final int LARGEST = 16_384;

    static final Map<String, Call> ALL = Map.of(
            "CreateDisk", DiskCalls::create,
            "CreateDiskFromSnapshot", DiskCalls::createFromSnapshot,
            "GetDisks", (region, request) -> region.page(request.body(), "disks", region.disks.all(region.shown())),
            "GetDisk",
                    (region, request) -> Tree.of(
                            "disk", region.seen(region.disks, request.body().text("diskName"))),
            "AttachDisk", DiskCalls::attach,
            "DetachDisk", DiskCalls::detach,
            "DeleteDisk", DiskCalls::delete);

    private DiskCalls() {}

    static Tree detachedFrom(Tree held) {
        Tree free = held.with("isAttached", false).without("attachedTo").without("path");
        return free.has("attachmentState")
                ? free.with("attachmentState", "detached").with("state", "available")
                : free;
    }

    private static Tree create(Region region, Request request) {
        return create(region, request, "CreateDisk");
    }

    private static Tree createFromSnapshot(Region region, Request request) {
        Tree snapshot = region.current(region.diskSnapshots, request.body().text("diskSnapshotName"));
        if (!snapshot.text("state").equals("completed")) {
            throw ApiException.invalid("The snapshot is not complete yet: " + snapshot.text("name"));
        }
        if (request.body().whole("sizeInGb", 0) < snapshot.whole("sizeInGb", 0)) {
            throw ApiException.invalid("The disk is smaller than that of the snapshot.");
        }
        return create(region, request, "CreateDiskFromSnapshot");
    }

    private static Tree create(Region region, Request request, String type) {
        String name = request.body().text("diskName");
        int size = request.body().whole("sizeInGb", 0);
        if (size < SMALLEST || size > LARGEST) {
            throw ApiException.invalid("A disk has " + SMALLEST + " to " + LARGEST + " GB: " + size);
        }
        region.requireFree(name);
        String zone = request.body().text("availabilityZone");
        Tree disk = region.resource(region.disks, name, zone)
                .with("tags", request.body().trees("tags"))
                .with("addOns", List.of())
                .with("sizeInGb", size)
                .with("isSystemDisk", false)
                .with("iops", 100)
                .with("state", "pending")
                .with("isAttached", false)
                .with("attachmentState", "detached");
        Timeline timeline = region.disks.timeline(name);
        timeline.appear(region.now(), disk);
        if (request.failure().isPresent()) {
            timeline.vanish(region.now().plus(region.pace.operation()));
        }
        return change(region, request, name, type, before -> before.with("state", "available"));
    }

    private static Tree attach(Region region, Request request) {
        String name = request.body().text("diskName");
        String instance = request.body().text("instanceName");
        String path = request.body().text("diskPath");
        Tree disk = region.current(region.disks, name);
        Tree target = region.current(region.instances, instance);
        region.requireIdle(name);
        region.requireIdle(instance);
        if (!disk.text("state").equals("available") || !disk.tree("location").equals(target.tree("location"))) {
            throw ApiException.invalid("The disk is in use, or in another zone: " + name);
        }
        boolean isTaken = target.tree("hardware").trees("disks").stream()
                .anyMatch(other -> path.equals(other.textOrNull("path")));
        if (isTaken
                || !List.of("running", "stopped").contains(target.tree("state").text("name"))) {
            throw ApiException.invalid("The path is taken, or the instance neither runs nor stands still: " + path);
        }
        UnaryOperator<Tree> change = before -> before.with("state", "in-use")
                .with("isAttached", true)
                .with("attachedTo", instance)
                .with("attachmentState", "attached")
                .with("path", path);
        var subject = region.subject(region.disks, name, instance);
        return Call.operations(region.begin("AttachDisk", subject, request.failure(), at -> {
            region.disks.timeline(name).change(at, change);
            show(region, instance, name, at);
        }));
    }

    /** The service lets go of a disk only while its instance stands still. */
    private static Tree detach(Region region, Request request) {
        String name = request.body().text("diskName");
        Tree disk = region.current(region.disks, name);
        if (!disk.isTrue("isAttached")) {
            throw ApiException.invalid("The disk is not attached: " + name);
        }
        String instance = disk.text("attachedTo");
        region.requireIdle(name);
        region.requireIdle(instance);
        if (!region.current(region.instances, instance)
                .tree("state")
                .text("name")
                .equals("stopped")) {
            throw ApiException.invalid("The instance must be stopped before a disk is detached from it: " + instance);
        }
        var subject = region.subject(region.disks, name, instance);
        return Call.operations(region.begin("DetachDisk", subject, request.failure(), at -> {
            region.disks.timeline(name).change(at, DiskCalls::detachedFrom);
            show(region, instance, name, at);
        }));
    }

    /** An instance shows its disks among its hardware. */
    private static void show(Region region, String instance, String disk, Instant at) {
        Tree now = region.disks.find(disk, at);
        region.instances.timeline(instance).change(at, before -> {
            var disks = new ArrayList<Tree>();
            before.tree("hardware").trees("disks").stream()
                    .filter(one -> !disk.equals(one.textOrNull("name")))
                    .forEach(disks::add);
            if (now != null && now.isTrue("isAttached")) {
                disks.add(now);
            }
            return before.with("hardware", before.tree("hardware").with("disks", disks));
        });
    }

    private static Tree delete(Region region, Request request) {
        String name = request.body().text("diskName");
        if (region.current(region.disks, name).isTrue("isAttached")) {
            throw ApiException.invalid("The disk is attached: " + name);
        }
        region.requireIdle(name);
        var subject = region.subject(region.disks, name, "");
        return Call.operations(region.begin(
                "DeleteDisk",
                subject,
                request.failure(),
                at -> region.disks.timeline(name).vanish(at)));
    }

    private static Tree change(Region region, Request request, String name, String type, UnaryOperator<Tree> change) {
        var subject = region.subject(region.disks, name, "");
        return Call.operations(region.begin(
                type,
                subject,
                request.failure(),
                at -> region.disks.timeline(name).change(at, change)));
    }
}
