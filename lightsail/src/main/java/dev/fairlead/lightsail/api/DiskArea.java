package dev.fairlead.lightsail.api;

import dev.fairlead.lightsail.account.Disk;
import dev.fairlead.lightsail.call.LightsailCall.DiskCall;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.lightsail.model.DiskSnapshot;
import software.amazon.awssdk.services.lightsail.model.Operation;

/** Calls to disks: how each is sent, and how its effect is seen. */
record DiskArea(LightsailClient client, Calls calls) {
    static String nameOf(DiskCall call) {
        return switch (call) {
            case DiskCall.Create create -> create.snapshot() == null ? "CreateDisk" : "CreateDiskFromSnapshot";
            case DiskCall.Attach _ -> "AttachDisk";
            case DiskCall.Detach _ -> "DetachDisk";
            case DiskCall.TakeSnapshot _ -> "CreateDiskSnapshot";
            case DiskCall.MarkServed _ -> "TagResource";
            case DiskCall.Delete _ -> "DeleteDisk";
        };
    }

    List<Operation> send(DiskCall call) {
        return switch (call) {
            case DiskCall.Create create -> create(create);
            case DiskCall.Attach attach ->
                client.attachDisk(request -> request.diskName(attach.name())
                                .instanceName(attach.instance())
                                .diskPath(attach.path()))
                        .operations();
            case DiskCall.Detach detach ->
                client.detachDisk(request -> request.diskName(detach.name())).operations();
            case DiskCall.TakeSnapshot take ->
                client.createDiskSnapshot(
                                request -> request.diskName(take.disk()).diskSnapshotName(take.snapshot()))
                        .operations();
            case DiskCall.MarkServed mark ->
                client.tagResource(
                                request -> request.resourceName(mark.snapshot()).tags(Sending.SERVED))
                        .operations();
            case DiskCall.Delete delete ->
                client.deleteDisk(request -> request.diskName(delete.name()).forceDeleteAddOns(true))
                        .operations();
        };
    }

    private List<Operation> create(DiskCall.Create create) {
        if (create.snapshot() == null) {
            return client.createDisk(request -> request.diskName(create.name())
                            .availabilityZone(create.availabilityZone())
                            .sizeInGb(create.sizeInGb())
                            .tags(Sending.tags(create.tags())))
                    .operations();
        }
        return client.createDiskFromSnapshot(request -> request.diskName(create.name())
                        .diskSnapshotName(create.snapshot())
                        .availabilityZone(create.availabilityZone())
                        .sizeInGb(create.sizeInGb())
                        .tags(Sending.tags(create.tags())))
                .operations();
    }

    /** Whether things are as the call wants them. */
    boolean isSo(DiskCall call, Consumer<String> told) {
        return switch (call) {
            case DiskCall.Create create -> {
                Disk seen = disk(create.name(), told);
                if (seen != null && seen.state().equals("error")) {
                    throw failed("The disk `" + create.name() + "` did not come about.");
                }
                yield seen != null && (seen.state().equals("available") || seen.attachedTo() != null);
            }
            case DiskCall.Attach attach -> {
                Disk seen = disk(attach.name(), told);
                yield seen != null && attach.instance().equals(seen.attachedTo());
            }
            case DiskCall.Detach detach -> {
                Disk seen = disk(detach.name(), told);
                yield seen == null
                        || (seen.attachedTo() == null && !seen.state().equals("in-use"));
            }
            case DiskCall.TakeSnapshot take -> isTaken(take, told);
            case DiskCall.MarkServed mark -> {
                DiskSnapshot seen = snapshot(mark.snapshot(), told);
                yield seen == null || FurtherReadings.diskSnapshot(seen).hasServed();
            }
            case DiskCall.Delete delete -> disk(delete.name(), told) == null;
        };
    }

    /** Whether it may have had its effect although it was refused, by an earlier try that was not heard of. */
    boolean isUnderWay(DiskCall call, Consumer<String> told) {
        return switch (call) {
            case DiskCall.Create create -> {
                Disk seen = disk(create.name(), told);
                yield seen != null
                        && seen.sizeInGb() == create.sizeInGb()
                        && seen.tags().entrySet().containsAll(create.tags().entrySet());
            }
            case DiskCall.TakeSnapshot take -> snapshotState(take, told) != null;
            case DiskCall.Attach other -> isSo(other, told);
            case DiskCall.Detach other -> isSo(other, told);
            case DiskCall.MarkServed other -> isSo(other, told);
            case DiskCall.Delete other -> isSo(other, told);
        };
    }

    private @Nullable Disk disk(String name, Consumer<String> told) {
        var seen = calls.found(
                "GetDisk",
                told,
                () -> client.getDisk(request -> request.diskName(name)).disk());
        return seen == null ? null : FurtherReadings.disk(seen);
    }

    private boolean isTaken(DiskCall.TakeSnapshot take, Consumer<String> told) {
        String state = snapshotState(take, told);
        if ("error".equals(state)) {
            throw failed("The snapshot `" + take.snapshot() + "` of the disk `" + take.disk() + "` failed.");
        }
        return "completed".equals(state);
    }

    /** Null where there is no such snapshot of this disk. */
    private @Nullable String snapshotState(DiskCall.TakeSnapshot take, Consumer<String> told) {
        DiskSnapshot seen = snapshot(take.snapshot(), told);
        return seen == null || !take.disk().equals(seen.fromDiskName()) ? null : seen.stateAsString();
    }

    private @Nullable DiskSnapshot snapshot(String name, Consumer<String> told) {
        return calls.found(
                "GetDiskSnapshot",
                told,
                () -> client.getDiskSnapshot(request -> request.diskSnapshotName(name))
                        .diskSnapshot());
    }

    private static LightsailException failed(String what) {
        return new LightsailException(
                LightsailException.Reason.OPERATION_FAILED,
                what,
                "Lightsail reports the state error.",
                "Apply again; nothing was taken away.");
    }
}
