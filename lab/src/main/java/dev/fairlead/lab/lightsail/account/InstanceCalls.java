package dev.fairlead.lab.lightsail.account;

import dev.fairlead.lab.lightsail.machine.Machine;
import dev.fairlead.lab.lightsail.machine.Machines;
import dev.fairlead.lab.lightsail.wire.ApiException;
import dev.fairlead.lab.lightsail.wire.Request;
import dev.fairlead.lab.lightsail.wire.Tree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Instances from their making to their end. */
final class InstanceCalls {
    private static final int QUOTA = 20;

    static final Map<String, Call> ALL = Map.of(
            "CreateInstances", InstanceCalls::create,
            "CreateInstancesFromSnapshot", InstanceCalls::createFromSnapshot,
            "GetInstances",
                    (region, request) -> region.page(request.body(), "instances", region.instances.all(region.shown())),
            "GetInstance",
                    (region, request) -> Tree.of(
                            "instance",
                            region.seen(region.instances, request.body().text("instanceName"))),
            "GetInstanceState",
                    (region, request) -> Tree.of(
                            "state",
                            region.seen(region.instances, request.body().text("instanceName"))
                                    .tree("state")),
            "StartInstance", InstanceCalls::start,
            "StopInstance", InstanceCalls::stop,
            "RebootInstance", InstanceCalls::reboot,
            "DeleteInstance", InstanceCalls::delete);

    private InstanceCalls() {}

    private static Tree create(Region region, Request request) {
        return createAll(region, request, request.body().text("blueprintId"), "CreateInstance");
    }

    private static Tree createFromSnapshot(Region region, Request request) {
        Tree snapshot = region.current(region.snapshots, request.body().text("instanceSnapshotName"));
        if (!snapshot.text("state").equals("available")) {
            throw ApiException.invalid("The snapshot is not available yet: " + snapshot.text("name"));
        }
        int size = Catalogue.bundle(request.body().text("bundleId")).whole("diskSizeInGb", 0);
        if (size < snapshot.whole("sizeInGb", 0)) {
            throw ApiException.invalid("The bundle's disk is smaller than that of the snapshot.");
        }
        return createAll(region, request, snapshot.text("fromBlueprintId"), "CreateInstancesFromSnapshot");
    }

    private static Tree createAll(Region region, Request request, String blueprint, String type) {
        Tree body = request.body();
        List<String> names = body.texts("instanceNames");
        Tree bundle = Catalogue.bundle(body.text("bundleId"));
        Tree system = Catalogue.blueprint(blueprint);
        boolean isIpv6 = body.textOr("ipAddressType", "dualstack").equals("ipv6");
        if (isIpv6 != (bundle.whole("publicIpv4AddressCount", 0) == 0)) {
            throw ApiException.invalid("The bundle is not one for this type of addresses: " + bundle.text("bundleId"));
        }
        String zone = body.text("availabilityZone");
        if (Catalogue.zones(region.name).stream()
                .noneMatch(known -> known.text("zoneName").equals(zone))) {
            throw ApiException.invalid("The availability zone is not valid: " + zone);
        }
        names.forEach(region::requireFree);
        if (names.isEmpty() || region.instances.all(region.now()).size() + names.size() > QUOTA) {
            throw ApiException.invalid("You have reached the maximum number of instances: " + QUOTA);
        }
        String keyPair = body.textOrNull("keyPairName");
        String line = keyPair == null ? null : KeyPairCalls.line(region, keyPair);
        var begun = new ArrayList<Tree>();
        for (String name : names) {
            Tree instance = NewInstance.of(region, name, body, bundle, system);
            region.instances.timeline(name).appear(region.now(), instance);
            var order = new Machines.Order(
                    name,
                    blueprint,
                    Catalogue.user(blueprint),
                    line,
                    region.authority.publicKey(),
                    body.textOrNull("userData"));
            begun.add(boot(region, request, order, type));
        }
        return Call.operations(begun.toArray(Tree[]::new));
    }

    /** The operation ends when the instance is made; that it runs comes later. */
    private static Tree boot(Region region, Request request, Machines.Order order, String type) {
        String name = order.name();
        var subject = region.subject(region.instances, name, order.blueprint());
        Tree operation = region.begin(type, subject, request.failure(), at -> {});
        if (request.failure().isPresent()) {
            region.instances.timeline(name).vanish(region.now().plus(region.pace.operation()));
            return operation;
        }
        var _ = region.machines.boot(order).whenComplete((machine, problem) -> {
            synchronized (region) {
                if (problem == null) {
                    region.running.put(name, machine);
                    runs(region, name, machine);
                } else {
                    region.instances
                            .timeline(name)
                            .change(region.now(), before -> before.with("state", NewInstance.state("terminated")));
                }
            }
        });
        return operation;
    }

    private static void runs(Region region, String name, Machine machine) {
        Instant at = region.now().plus(region.pace.operation()).plus(region.pace.boot());
        region.instances
                .timeline(name)
                .change(
                        at,
                        before -> Settling.addressed(
                                region,
                                name,
                                before.with("state", NewInstance.state("running"))
                                        .with("privateIpAddress", machine.privateAddress())));
        Settling.all(region, name, at);
    }

    private static Tree start(Region region, Request request) {
        return power(region, request, "StartInstance", List.of("stopped"), "pending", "running");
    }

    private static Tree stop(Region region, Request request) {
        return power(region, request, "StopInstance", List.of("running", "pending"), "stopping", "stopped");
    }

    private static Tree reboot(Region region, Request request) {
        return power(region, request, "RebootInstance", List.of("running"), "running", "running");
    }

    private static Tree power(Region region, Request request, String type, List<String> from, String via, String to) {
        String name = request.body().text("instanceName");
        Tree instance = region.current(region.instances, name);
        region.requireIdle(name);
        String state = instance.tree("state").text("name");
        Machine machine = region.running.get(name);
        if (!from.contains(state) || machine == null) {
            throw ApiException.invalid("The instance " + name + " is not in the right state for this: " + state);
        }
        Timeline timeline = region.instances.timeline(name);
        timeline.change(region.now(), before -> before.with("state", NewInstance.state(via)));
        if (request.failure().isPresent()) {
            timeline.change(
                    region.now().plus(region.pace.operation()),
                    before -> before.with("state", NewInstance.state(state)));
            var subject = region.subject(region.instances, name, "");
            return Call.operations(region.begin(type, subject, request.failure(), at -> {}));
        }
        Supplier<CompletableFuture<Void>> work = Map.<String, Supplier<CompletableFuture<Void>>>of(
                        "StartInstance",
                        machine::start,
                        "StopInstance",
                        machine::stop,
                        "RebootInstance",
                        machine::reboot)
                .get(type);
        var subject = region.subject(region.instances, name, "");
        return Call.operations(region.begin(
                type, subject, request.failure(), Objects.requireNonNull(work).get(), at -> {
                    Instant when = to.equals("running") ? at.plus(region.pace.boot()) : at;
                    timeline.change(
                            when,
                            before -> Settling.addressed(region, name, before.with("state", NewInstance.state(to))));
                    Settling.all(region, name, when);
                }));
    }

    private static Tree delete(Region region, Request request) {
        String name = request.body().text("instanceName");
        Tree instance = region.current(region.instances, name);
        region.requireIdle(name);
        if (!instance.trees("addOns").isEmpty() && !request.body().isTrue("forceDeleteAddOns")) {
            throw ApiException.invalid("The instance has add-ons. Disable them, or use forceDeleteAddOns: " + name);
        }
        Timeline timeline = region.instances.timeline(name);
        timeline.change(region.now(), before -> before.with("state", NewInstance.state("shutting-down")));
        Machine machine = region.running.get(name);
        CompletableFuture<Void> removal = machine == null ? CompletableFuture.completedFuture(null) : machine.remove();
        var subject = region.subject(region.instances, name, "");
        return Call.operations(region.begin("DeleteInstance", subject, request.failure(), removal, at -> {
            timeline.vanish(at);
            region.running.remove(name);
            AlarmCalls.vanish(region, name, at);
            for (Shelf shelf : List.of(region.staticIps, region.disks)) {
                for (Tree held : shelf.all(region.now())) {
                    if (name.equals(held.textOrNull("attachedTo"))) {
                        shelf.timeline(held.text("name")).change(at, DiskCalls::detachedFrom);
                    }
                }
            }
        }));
    }
}
