package dev.fairlead.lightsail.api;

import dev.fairlead.lightsail.account.Instance;
import dev.fairlead.lightsail.api.LightsailException.Reason;
import dev.fairlead.lightsail.call.LightsailCall;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.lightsail.model.Operation;

/**
 * Carries a call out to its end: sends it, follows the operation it began, and looks until the effect shows. A call that
 * is refused because an earlier try of it was carried out unheard has done what it should.
 */
final class Performing {
    private static final Duration LONG = Duration.ofMinutes(15);
    private static final Duration SHORT = Duration.ofMinutes(3);
    /** How long the service may take to show what it did. */
    private static final Duration LAG = Duration.ofSeconds(10);

    private final Clients clients;
    private final Calls calls;
    private final Sending sending;
    private final Proof proof;

    Performing(Clients clients, Calls calls) {
        this.clients = clients;
        this.calls = calls;
        LightsailClient client = clients.home();
        var disks = new DiskArea(client, calls);
        var alarms = new AlarmArea(client, calls);
        var zones = new ZoneArea(clients, calls);
        this.sending = new Sending(client, disks, alarms, zones);
        this.proof = new Proof(client, calls, disks, alarms, zones);
    }

    void perform(LightsailCall call, Consumer<String> told) {
        if (call instanceof LightsailCall.DeleteInstance delete) {
            proof.requireAsSeen(delete, told);
        }
        if (isOnItsWay(call, told)) {
            await(call, told);
            return;
        }
        var isSecondTry = new AtomicBoolean();
        Consumer<String> listening = line -> {
            isSecondTry.set(true);
            told.accept(line);
        };
        try {
            for (Operation operation : calls.call(nameOf(call), listening, () -> sending.send(call, listening))) {
                follow(call, operation, told);
            }
        } catch (LightsailException e) {
            boolean mayBeDone = e.reason() == Reason.REFUSED || e.reason() == Reason.NOT_FOUND;
            Duration patience = isSecondTry.get() ? LAG : Duration.ZERO;
            if (!mayBeDone || !calls.patience().until(patience, () -> proof.isUnderWay(call, told))) {
                throw e;
            }
        }
        await(call, told);
    }

    /** An instance that boots or shuts down by itself needs no call. */
    private boolean isOnItsWay(LightsailCall call, Consumer<String> told) {
        if (call instanceof LightsailCall.StartInstance start) {
            return List.of("running", "pending").contains(settledPower(start.name(), told));
        }
        return call instanceof LightsailCall.StopInstance stop
                && settledPower(stop.name(), told).equals("stopped");
    }

    private void follow(LightsailCall call, Operation begun, Consumer<String> told) {
        LightsailClient there = call instanceof LightsailCall.ZoneCall ? clients.ofDns() : clients.home();
        Duration limit = limit(call);
        var last = new AtomicReference<>(begun);
        boolean ended = calls.patience()
                .until(
                        limit,
                        () -> {
                            if (!isOver(last.get())) {
                                last.set(calls.call(
                                        "GetOperation",
                                        told,
                                        () -> there.getOperation(request -> request.operationId(begun.id()))
                                                .operation()));
                            }
                            return isOver(last.get());
                        },
                        spent -> told.accept("Lightsail calls it " + last.get().statusAsString() + ", after "
                                + spent.toSeconds() + " s."));
        Operation operation = last.get();
        if (!ended) {
            throw tookTooLong(
                    begun.operationTypeAsString(), limit, "Its status is " + operation.statusAsString() + ".");
        }
        if ("Failed".equals(operation.statusAsString())) {
            throw new LightsailException(
                    Reason.OPERATION_FAILED,
                    "Lightsail accepted `" + operation.operationTypeAsString() + "` for `" + operation.resourceName()
                            + "`, and then it failed.",
                    operation.errorCode() + ": " + operation.errorDetails(),
                    "Apply again; what was done already is found.");
        }
    }

    /** Failed, or done; the service has two words for done. */
    private static boolean isOver(Operation operation) {
        return Boolean.TRUE.equals(operation.isTerminal())
                || List.of("Completed", "Succeeded", "Failed").contains(operation.statusAsString());
    }

    private void await(LightsailCall call, Consumer<String> told) {
        Duration limit = limit(call);
        if (!calls.patience()
                .until(
                        limit,
                        () -> proof.isSo(call, told),
                        spent -> told.accept("It does not show yet, after " + spent.toSeconds() + " s."))) {
            throw tookTooLong(nameOf(call), limit, "Lightsail does not show the effect.");
        }
    }

    /** Waits out a boot or a shutdown, in whose midst the service would refuse. */
    private String settledPower(String instance, Consumer<String> told) {
        var power = new AtomicReference<>("");
        calls.patience().until(SHORT, () -> {
            Instance seen = proof.instance(instance, told);
            String now = seen == null ? "gone" : seen.power();
            if (!now.equals(power.getAndSet(now)) && now.endsWith("ing") && !now.equals("running")) {
                told.accept("The instance `" + instance + "` is " + now + ".");
            }
            return !now.equals("stopping") && !now.equals("pending");
        });
        return power.get();
    }

    private static LightsailException tookTooLong(String what, Duration limit, String why) {
        return new LightsailException(
                Reason.TOOK_TOO_LONG,
                "`" + what + "` was not done after " + limit.toMinutes() + " min.",
                why,
                "Look at it in the Lightsail console, then apply again.");
    }

    private static Duration limit(LightsailCall call) {
        return switch (call) {
            case LightsailCall.CreateInstance _,
                    LightsailCall.RestoreInstance _,
                    LightsailCall.TakeSnapshot _,
                    LightsailCall.DeleteInstance _,
                    LightsailCall.StartInstance _,
                    LightsailCall.StopInstance _,
                    LightsailCall.DiskCall _ -> LONG;
            case LightsailCall.ImportKeyPair _,
                    LightsailCall.DeleteKeyPair _,
                    LightsailCall.SetIpAddressType _,
                    LightsailCall.SetMetadataOptions _,
                    LightsailCall.AllocateStaticIp _,
                    LightsailCall.AttachStaticIp _,
                    LightsailCall.DetachStaticIp _,
                    LightsailCall.ReleaseStaticIp _,
                    LightsailCall.PutPorts _,
                    LightsailCall.SetTags _,
                    LightsailCall.MarkServed _,
                    LightsailCall.EnableSnapshots _,
                    LightsailCall.DisableSnapshots _,
                    LightsailCall.AlarmCall _,
                    LightsailCall.ZoneCall _ -> SHORT;
        };
    }

    /** The service's own name for it, which permissions and its log use too. */
    private static String nameOf(LightsailCall call) {
        return switch (call) {
            case LightsailCall.ImportKeyPair _ -> "ImportKeyPair";
            case LightsailCall.DeleteKeyPair _ -> "DeleteKeyPair";
            case LightsailCall.CreateInstance _ -> "CreateInstances";
            case LightsailCall.RestoreInstance _ -> "CreateInstancesFromSnapshot";
            case LightsailCall.TakeSnapshot _ -> "CreateInstanceSnapshot";
            case LightsailCall.DeleteInstance _ -> "DeleteInstance";
            case LightsailCall.StartInstance _ -> "StartInstance";
            case LightsailCall.StopInstance _ -> "StopInstance";
            case LightsailCall.SetIpAddressType _ -> "SetIpAddressType";
            case LightsailCall.SetMetadataOptions _ -> "UpdateInstanceMetadataOptions";
            case LightsailCall.AllocateStaticIp _ -> "AllocateStaticIp";
            case LightsailCall.AttachStaticIp _ -> "AttachStaticIp";
            case LightsailCall.DetachStaticIp _ -> "DetachStaticIp";
            case LightsailCall.ReleaseStaticIp _ -> "ReleaseStaticIp";
            case LightsailCall.PutPorts _ -> "PutInstancePublicPorts";
            case LightsailCall.SetTags _, LightsailCall.MarkServed _ -> "TagResource";
            case LightsailCall.EnableSnapshots _ -> "EnableAddOn";
            case LightsailCall.DisableSnapshots _ -> "DisableAddOn";
            case LightsailCall.DiskCall disk -> DiskArea.nameOf(disk);
            case LightsailCall.AlarmCall alarm -> AlarmArea.nameOf(alarm);
            case LightsailCall.ZoneCall entry -> ZoneArea.nameOf(entry);
        };
    }
}
