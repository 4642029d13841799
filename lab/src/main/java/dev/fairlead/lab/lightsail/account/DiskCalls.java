package dev.fairlead.lab.lightsail.account;

import dev.fairlead.lab.lightsail.wire.ApiException;
import dev.fairlead.lab.lightsail.wire.Request;
import dev.fairlead.lab.lightsail.wire.Tree;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Disks beside the one an instance comes with. They are written down only: no machine of the lab gets one. */
final class DiskCalls {
    private static final int SMALLEST = 8;

    static final Map<String, Call> ALL = Map.of(
            "CreateDisk", DiskCalls::create,
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
        String name = request.body().text("diskName");
        int size = request.body().whole("sizeInGb", 0);
        if (size < SMALLEST) {
            throw ApiException.invalid("A disk has at least " + SMALLEST + " GB: " + size);
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
        region.disks.timeline(name).appear(region.now(), disk);
        return change(region, request, name, "CreateDisk", before -> before.with("state", "available"));
    }

    private static Tree attach(Region region, Request request) {
        String name = request.body().text("diskName");
        String instance = request.body().text("instanceName");
        String path = request.body().text("diskPath");
        Tree disk = region.current(region.disks, name);
        Tree target = region.current(region.instances, instance);
        region.requireIdle(name);
        if (!disk.text("state").equals("available") || !disk.tree("location").equals(target.tree("location"))) {
            throw ApiException.invalid("The disk is in use, or in another zone: " + name);
        }
        return change(
                region,
                request,
                name,
                "AttachDisk",
                before -> before.with("state", "in-use")
                        .with("isAttached", true)
                        .with("attachedTo", instance)
                        .with("attachmentState", "attached")
                        .with("path", path));
    }

    private static Tree detach(Region region, Request request) {
        String name = request.body().text("diskName");
        if (!region.current(region.disks, name).isTrue("isAttached")) {
            throw ApiException.invalid("The disk is not attached: " + name);
        }
        region.requireIdle(name);
        return change(region, request, name, "DetachDisk", DiskCalls::detachedFrom);
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
