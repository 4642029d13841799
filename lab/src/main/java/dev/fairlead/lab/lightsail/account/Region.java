package dev.fairlead.lab.lightsail.account;

import dev.fairlead.lab.lightsail.machine.CertificateAuthority;
import dev.fairlead.lab.lightsail.machine.Machine;
import dev.fairlead.lab.lightsail.machine.Machines;
import dev.fairlead.lab.lightsail.wire.ApiException;
import dev.fairlead.lab.lightsail.wire.Fault;
import dev.fairlead.lab.lightsail.wire.Tree;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What an account holds in one region, and how operations come to pass in it. Guarded by its own monitor. */
final class Region {
    static final String ACCOUNT = "123456789012";

    final String name;
    final Pace pace;
    final Machines machines;
    final CertificateAuthority authority;
    final Shelf instances = new Shelf("Instance");
    final Shelf keyPairs = new Shelf("KeyPair");
    final Shelf staticIps = new Shelf("StaticIp");
    final Shelf snapshots = new Shelf("InstanceSnapshot");
    final Shelf disks = new Shelf("Disk");
    final Shelf diskSnapshots = new Shelf("DiskSnapshot");
    final Shelf domains = new Shelf("Domain");
    final Shelf alarms = new Shelf("Alarm");
    final Shelf operations = new Shelf("Operation");
    final Map<String, Machine> running = new HashMap<>();
    private final InstantSource clock;
    private int operationsBegun;

    Region(String name, Pace pace, Machines machines, CertificateAuthority authority, InstantSource clock) {
        this.name = name;
        this.pace = pace;
        this.machines = machines;
        this.authority = authority;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** The moment that a list shows. */
    Instant shown() {
        return now().minus(pace.lag());
    }

    /** As it is now, for one who is about to change it. */
    Tree current(Shelf shelf, String name) {
        Tree tree = shelf.find(name, now());
        if (tree == null) {
            throw ApiException.notFound(shelf.type(), name);
        }
        return tree;
    }

    /** As a reader sees it. */
    Tree seen(Shelf shelf, String name) {
        Tree tree = shelf.find(name, shown());
        if (tree == null) {
            throw ApiException.notFound(shelf.type(), name);
        }
        return tree;
    }

    /** Names are unique among the resources of an account in a region, whatever they are; key pairs have their own. */
    void requireFree(String name) {
        requireFree(name, List.of(instances, staticIps, snapshots, disks, diskSnapshots, domains));
    }

    void requireFreeForKeyPair(String name) {
        requireFree(name, List.of(keyPairs));
    }

    private void requireFree(String name, List<Shelf> shelves) {
        if (shelves.stream().anyMatch(shelf -> shelf.find(name, now()) != null)) {
            throw ApiException.invalid("Some names are already in use: " + name);
        }
    }

    void requireIdle(String resource) {
        boolean isBusy = operations.all(now()).stream()
                .anyMatch(operation ->
                        operation.textOr("resourceName", "").equals(resource) && !operation.isTrue("isTerminal"));
        if (isBusy) {
            throw ApiException.invalid("An operation is in progress on " + resource
                    + ". Please wait for it to complete before trying again.");
        }
    }

    /** What every resource has. */
    Tree resource(Shelf shelf, String resource, String zone) {
        String id = UUID.randomUUID().toString();
        return Tree.of("name", resource)
                .with("arn", "arn:aws:lightsail:" + name + ":" + ACCOUNT + ":" + shelf.type() + "/" + id)
                .with("supportCode", ACCOUNT + "/" + id)
                .with("createdAt", now())
                .with("location", location(zone))
                .with("resourceType", shelf.type());
    }

    Tree location(String zone) {
        return Tree.of("availabilityZone", zone).with("regionName", name);
    }

    /** An operation that takes the usual time and then has its effect, unless it is to fail. */
    Tree begin(String type, Subject subject, Optional<Fault.FailsLater> failure, Consumer<Instant> effect) {
        return begin(type, subject, failure, CompletableFuture.completedFuture(null), effect);
    }

    /** An operation that ends no sooner than the work does. */
    Tree begin(
            String type,
            Subject subject,
            Optional<Fault.FailsLater> failure,
            CompletableFuture<?> work,
            Consumer<Instant> effect) {
        Instant begun = now();
        Instant earliest = begun.plus(pace.operation());
        String id = UUID.randomUUID().toString();
        Timeline timeline = operations.timeline("%09d %s".formatted(++operationsBegun, id));
        timeline.appear(begun, operation(id, type, subject, begun));
        timeline.change(begun.plus(pace.operation().dividedBy(3)), status("Started", false, null));
        CompletableFuture<?> ended = failure.isPresent() ? CompletableFuture.completedFuture(null) : work;
        var _ = ended.whenComplete((done, problem) -> {
            synchronized (this) {
                Instant at = now().isAfter(earliest) ? now() : earliest;
                if (failure.isPresent() || problem != null) {
                    Fault.FailsLater why =
                            failure.orElseGet(() -> new Fault.FailsLater("OperationFailure", String.valueOf(problem)));
                    timeline.change(at, status("Failed", true, why));
                } else {
                    effect.accept(at);
                    timeline.change(at, status("Succeeded", true, null));
                }
            }
        });
        Tree operation = timeline.at(now());
        return operation == null ? Tree.EMPTY : operation;
    }

    /** What an operation is about. */
    record Subject(Shelf shelf, String name, String zone, String details) {}

    Subject subject(Shelf shelf, String resource, String details) {
        Tree tree = shelf.find(resource, now());
        String zone = tree == null ? "all" : tree.tree("location").textOr("availabilityZone", "all");
        return new Subject(shelf, resource, zone, details);
    }

    private Tree operation(String id, String type, Subject subject, Instant begun) {
        return Tree.of("id", id)
                .with("resourceName", subject.name())
                .with("resourceType", subject.shelf().type())
                .with("createdAt", begun)
                .with("location", location(subject.zone()))
                .with("isTerminal", false)
                .with("operationDetails", subject.details())
                .with("operationType", type)
                .with("status", "NotStarted")
                .with("statusChangedAt", begun);
    }

    private java.util.function.UnaryOperator<Tree> status(
            String status, boolean isTerminal, Fault.@Nullable FailsLater why) {
        return before -> {
            Tree after =
                    before.with("status", status).with("isTerminal", isTerminal).with("statusChangedAt", now());
            return why == null
                    ? after
                    : after.with("errorCode", why.errorCode()).with("errorDetails", why.errorDetails());
        };
    }

    /** A page of the list, from where the request's token says. */
    Tree page(Tree request, String member, List<Tree> all) {
        int from = 0;
        String token = request.textOrNull("pageToken");
        if (token != null) {
            from = position(token);
        }
        int to = Math.min(all.size(), from + pace.page());
        Tree page = Tree.of(member, all.subList(Math.min(from, to), to));
        return to < all.size() ? page.with("nextPageToken", token(to)) : page;
    }

    private static String token(int position) {
        byte[] text = ("from " + position).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    private static int position(String token) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            return Integer.parseInt(text.substring("from ".length()));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw ApiException.invalid("The page token is not one that was given out: " + token);
        }
    }
}
