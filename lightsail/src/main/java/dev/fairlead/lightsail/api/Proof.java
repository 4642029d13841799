package dev.fairlead.lightsail.api;

import dev.fairlead.lightsail.account.Instance;
import dev.fairlead.lightsail.account.KeyFingerprint;
import dev.fairlead.lightsail.account.StaticIp;
import dev.fairlead.lightsail.call.LightsailCall;
import java.util.HashSet;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.lightsail.model.InstanceSnapshot;
import software.amazon.awssdk.services.lightsail.model.KeyPair;

/** Looks whether a call has had its effect. The service shows it a little later than it says that it is done. */
record Proof(LightsailClient client, Calls calls, DiskArea disks, AlarmArea alarms, ZoneArea zones) {

    /** Whether things are as the call wants them. */
    boolean isSo(LightsailCall call, Consumer<String> told) {
        return switch (call) {
            case LightsailCall.ImportKeyPair pair -> keyPair(pair.name(), told) != null;
            case LightsailCall.DeleteKeyPair pair -> keyPair(pair.name(), told) == null;
            case LightsailCall.CreateInstance create -> runs(create.machine(), told);
            case LightsailCall.RestoreInstance restore -> runs(restore.machine(), told);
            case LightsailCall.TakeSnapshot take -> isTaken(take, told);
            case LightsailCall.MarkServed mark -> {
                InstanceSnapshot seen = snapshot(mark.snapshot(), told);
                yield seen == null || Readings.snapshot(seen).hasServed();
            }
            case LightsailCall.DeleteInstance delete -> instance(delete.name(), told) == null;
            case LightsailCall.StartInstance start -> there(start.name(), told).isRunning();
            case LightsailCall.StopInstance stop ->
                there(stop.name(), told).power().equals("stopped");
            case LightsailCall.SetIpAddressType set ->
                instanceIs(
                        set.instance(),
                        told,
                        seen -> seen.ipAddressType().equals(set.type())
                                && (set.bundle() == null || seen.bundle().equals(set.bundle())));
            case LightsailCall.SetMetadataOptions set ->
                instanceIs(
                        set.instance(),
                        told,
                        seen -> seen.metadataOptions()
                                .entrySet()
                                .containsAll(set.options().entrySet()));
            case LightsailCall.AllocateStaticIp ip -> staticIp(ip.name(), told) != null;
            case LightsailCall.AttachStaticIp ip -> {
                StaticIp seen = staticIp(ip.name(), told);
                yield seen != null && ip.instance().equals(seen.attachedTo());
            }
            case LightsailCall.DetachStaticIp ip -> {
                StaticIp seen = staticIp(ip.name(), told);
                yield seen == null || seen.attachedTo() == null;
            }
            case LightsailCall.ReleaseStaticIp ip -> staticIp(ip.name(), told) == null;
            case LightsailCall.PutPorts put ->
                instanceIs(
                        put.instance(), told, seen -> new HashSet<>(seen.ports()).equals(new HashSet<>(put.rules())));
            case LightsailCall.SetTags tags ->
                instanceIs(
                        tags.instance(),
                        told,
                        seen -> seen.tags().entrySet().containsAll(tags.set().entrySet())
                                && tags.removed().stream().noneMatch(seen.tags()::containsKey));
            case LightsailCall.EnableSnapshots enable ->
                instanceIs(enable.instance(), told, seen -> enable.hour().equals(seen.snapshotHour()));
            case LightsailCall.DisableSnapshots disable ->
                instanceIs(disable.instance(), told, seen -> seen.snapshotHour() == null);
            case LightsailCall.DiskCall disk -> disks.isSo(disk, told);
            case LightsailCall.AlarmCall alarm -> alarms.isSo(alarm, told);
            case LightsailCall.ZoneCall entry -> zones.isSo(entry, told);
        };
    }

    /**
     * Whether the call may have had its effect although it was refused: a first try that was not heard of did it. What
     * someone else made under the name does not count.
     */
    boolean isUnderWay(LightsailCall call, Consumer<String> told) {
        return switch (call) {
            case LightsailCall.CreateInstance create -> isOurs(create.machine(), told);
            case LightsailCall.RestoreInstance restore -> isOurs(restore.machine(), told);
            case LightsailCall.TakeSnapshot take -> snapshotState(take, told) != null;
            case LightsailCall.StartInstance start ->
                instanceIs(
                        start.name(),
                        told,
                        seen -> seen.isRunning() || seen.power().equals("pending"));
            case LightsailCall.StopInstance stop ->
                instanceIs(stop.name(), told, seen -> seen.power().startsWith("stop"));
            case LightsailCall.DeleteInstance delete -> {
                Instance seen = instance(delete.name(), told);
                yield seen == null || seen.power().equals("shutting-down");
            }
            case LightsailCall.MarkServed other -> isSo(other, told);
            case LightsailCall.ImportKeyPair pair -> {
                KeyPair seen = keyPair(pair.name(), told);
                yield seen != null
                        && KeyFingerprint.of(pair.publicKey(), Objects.requireNonNullElse(seen.fingerprint(), ""))
                                != KeyFingerprint.Match.OTHER;
            }
            case LightsailCall.DeleteKeyPair other -> isSo(other, told);
            case LightsailCall.SetIpAddressType other -> isSo(other, told);
            case LightsailCall.SetMetadataOptions other -> isSo(other, told);
            case LightsailCall.AllocateStaticIp other -> isSo(other, told);
            case LightsailCall.AttachStaticIp other -> isSo(other, told);
            case LightsailCall.DetachStaticIp other -> isSo(other, told);
            case LightsailCall.ReleaseStaticIp other -> isSo(other, told);
            case LightsailCall.PutPorts other -> isSo(other, told);
            case LightsailCall.SetTags other -> isSo(other, told);
            case LightsailCall.EnableSnapshots other -> isSo(other, told);
            case LightsailCall.DisableSnapshots other -> isSo(other, told);
            case LightsailCall.DiskCall disk -> disks.isUnderWay(disk, told);
            case LightsailCall.AlarmCall other -> isSo(other, told);
            case LightsailCall.ZoneCall other -> isSo(other, told);
        };
    }

    /** Refuses an instance that is not the one that was looked at, by what no call can change of it. */
    void requireAsSeen(LightsailCall.DeleteInstance delete, Consumer<String> told) {
        Instance now = instance(delete.name(), told);
        if (now != null
                && !(now.availabilityZone().equals(delete.availabilityZone())
                        && now.blueprint().equals(delete.blueprint())
                        && now.bundle().equals(delete.bundle()))) {
            throw new LightsailException(
                    LightsailException.Reason.REFUSED,
                    "The instance `" + delete.name() + "` is another one by now, and was not deleted.",
                    "It is of " + now.blueprint() + " and " + now.bundle() + " in " + now.availabilityZone()
                            + ": somebody made it anew since the plan was made.",
                    "Look with `fairlead plan` what is left to do.");
        }
    }

    @Nullable
    Instance instance(String name, Consumer<String> told) {
        var seen = calls.found(
                "GetInstance",
                told,
                () -> client.getInstance(request -> request.instanceName(name)).instance());
        return seen == null ? null : Readings.instance(seen);
    }

    private boolean instanceIs(String name, Consumer<String> told, Predicate<Instance> so) {
        Instance seen = instance(name, told);
        return seen != null && so.test(seen);
    }

    private boolean runs(LightsailCall.Machine machine, Consumer<String> told) {
        Instance seen = instance(machine.name(), told);
        if (seen != null && isEnding(seen)) {
            throw new LightsailException(
                    LightsailException.Reason.OPERATION_FAILED,
                    "The instance `" + machine.name() + "` did not come up.",
                    "Lightsail says that it is " + seen.power() + ".",
                    "Apply again; if it fails again, look at it in the Lightsail console.");
        }
        return seen != null && seen.isRunning();
    }

    private static boolean isEnding(Instance seen) {
        return seen.power().equals("terminated") || seen.power().equals("shutting-down");
    }

    /** One that is to start or stop; waiting for one that ends would be in vain. */
    private Instance there(String name, Consumer<String> told) {
        Instance seen = instance(name, told);
        if (seen == null || isEnding(seen)) {
            throw new LightsailException(
                    LightsailException.Reason.OPERATION_FAILED,
                    "The instance `" + name + "` is no more.",
                    seen == null
                            ? "Lightsail does not know it any more."
                            : "Lightsail says that it is " + seen.power() + ".",
                    "See with `fairlead plan` what is left to do.");
        }
        return seen;
    }

    private boolean isOurs(LightsailCall.Machine machine, Consumer<String> told) {
        return instanceIs(
                machine.name(),
                told,
                seen -> seen.bundle().equals(machine.bundle())
                        && !machine.tags().isEmpty()
                        && seen.tags().entrySet().containsAll(machine.tags().entrySet()));
    }

    private boolean isTaken(LightsailCall.TakeSnapshot take, Consumer<String> told) {
        String state = snapshotState(take, told);
        if ("error".equals(state)) {
            throw new LightsailException(
                    LightsailException.Reason.OPERATION_FAILED,
                    "The snapshot `" + take.snapshot() + "` of `" + take.instance() + "` failed.",
                    "Lightsail reports the state error.",
                    "Apply again; nothing was taken away. If the instance was stopped for it, `aws lightsail"
                            + " start-instance --instance-name " + take.instance() + "` lets it serve until then.");
        }
        return "available".equals(state);
    }

    /** Null where there is no such snapshot of this instance. */
    private @Nullable String snapshotState(LightsailCall.TakeSnapshot take, Consumer<String> told) {
        InstanceSnapshot seen = snapshot(take.snapshot(), told);
        return seen == null || !take.instance().equals(seen.fromInstanceName()) ? null : seen.stateAsString();
    }

    private @Nullable InstanceSnapshot snapshot(String name, Consumer<String> told) {
        return calls.found(
                "GetInstanceSnapshot",
                told,
                () -> client.getInstanceSnapshot(request -> request.instanceSnapshotName(name))
                        .instanceSnapshot());
    }

    private @Nullable KeyPair keyPair(String name, Consumer<String> told) {
        return calls.found(
                "GetKeyPair",
                told,
                () -> client.getKeyPair(request -> request.keyPairName(name)).keyPair());
    }

    private @Nullable StaticIp staticIp(String name, Consumer<String> told) {
        var seen = calls.found(
                "GetStaticIp",
                told,
                () -> client.getStaticIp(request -> request.staticIpName(name)).staticIp());
        return seen == null ? null : Readings.staticIp(seen);
    }
}
