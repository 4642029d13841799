package dev.fairlead.core.plan;

import dev.fairlead.core.model.IgnoreRule;
import dev.fairlead.core.resource.Action;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Cause;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Compares what is desired with what was observed. Pure: the same arguments give the same plan, and nothing is touched.
 */
public final class Planner {
    private final List<Resource<?>> resources;
    private final Map<Address, Observation> observations;
    private final Manifest manifest;
    private final Ignoring ignoring;

    private final Map<Address, Change<?>> changes = new LinkedHashMap<>();
    private final Map<Address, Manifest.Entry> remembered = new LinkedHashMap<>();
    private final List<Plan.Ignored> ignored = new ArrayList<>();
    private final List<Plan.Unseen> unseen = new ArrayList<>();
    private final List<Address> forgotten = new ArrayList<>();
    private int unchanged;

    private Planner(
            List<Resource<?>> resources, Map<Address, Observation> observations, Manifest manifest, Ignoring ignoring) {
        this.resources = resources;
        this.observations = observations;
        this.manifest = manifest;
        this.ignoring = ignoring;
    }

    /**
     * @param server the model's name
     * @param resources all that the model asks for, and orphans, in work order: whatever comes after another stands behind it
     * @param observations what was seen of them; one left out counts as unknown
     * @param manifest what the box remembers
     * @param notes passed on to the reader
     * @throws IllegalArgumentException if the work order is broken
     */
    public static Plan plan(
            String server,
            List<Resource<?>> resources,
            Map<Address, Observation> observations,
            Manifest manifest,
            List<String> notes) {
        return plan(server, resources, observations, manifest, notes, Ignoring.NOTHING);
    }

    /** The same where some of what somebody changed is let be. */
    public static Plan plan(
            String server,
            List<Resource<?>> resources,
            Map<Address, Observation> observations,
            Manifest manifest,
            List<String> notes,
            Ignoring ignoring) {
        WorkOrder.check(resources);
        return new Planner(resources, observations, manifest, ignoring).plan(server, notes);
    }

    private Plan plan(String server, List<String> notes) {
        for (Resource<?> resource : resources) {
            consider(resource);
        }
        for (Address owned : manifest.entries().keySet()) {
            if (resources.stream().noneMatch(resource -> resource.address().equals(owned))) {
                forgotten.add(owned);
            }
        }
        List<Change<?>> all = List.copyOf(changes.values());
        return new Plan(
                server,
                all,
                StepOrder.of(resources, changes),
                List.copyOf(ignored),
                List.copyOf(unseen),
                unchanged,
                List.copyOf(forgotten),
                remembered,
                notes);
    }

    private <D> void consider(Resource<D> resource) {
        Address address = resource.address();
        Observation observation =
                observations.getOrDefault(address, Observation.unknown("The box gave no answer about it."));
        switch (observation) {
            case Observation.Unknown unknown -> {
                unseen.add(new Plan.Unseen(address, unknown.reason(), changeBefore(resource)));
                Manifest.Entry entry = manifest.entry(address);
                if (entry != null) {
                    remembered.put(address, entry);
                }
            }
            case Observation.Absent absent -> compare(resource, null);
            case Observation.Present present -> compare(resource, present.state());
        }
    }

    private <D> void compare(Resource<D> resource, @Nullable State observed) {
        Address address = resource.address();
        State desired = resource.desired();
        List<Change<?>> disturbing = disturbing(resource);
        State before = observed;
        for (Change<?> change : disturbing) {
            before = before == null ? null : resource.kind().disturbed(before, change.address());
        }
        remember(address, observed, desired);
        Change<?> bringer = observed == null && desired == null ? bringer(resource) : null;
        if (bringer != null) {
            State brought = State.EMPTY.plain("brought by", bringer.address().toString());
            changes.put(address, new Change<>(resource, Action.DELETE, bringer.cause(), brought, null));
            return;
        }
        if (Objects.equals(before, desired)) {
            unchanged++;
            return;
        }
        Cause cause = !disturbing.isEmpty() && Objects.equals(observed, desired)
                ? disturbing.getFirst().cause()
                : cause(address, observed, desired);
        var change = new Change<>(resource, action(resource, before, desired), cause, before, desired);
        List<IgnoreRule> rules = disturbing.isEmpty() && isDriftAlone(change) ? ignoring.of(change) : List.of();
        if (rules.isEmpty()) {
            changes.put(address, change);
        } else {
            ignored.add(new Plan.Ignored(change, rules));
            remembered.put(address, Objects.requireNonNull(manifest.entry(address)));
        }
    }

    /** Whether the model still says what it said when the thing was last written, as far as anybody knows. */
    private boolean isDriftAlone(Change<?> change) {
        Manifest.Entry entry = manifest.entry(change.address());
        return change.cause() == Cause.DRIFT
                && entry != null
                && (entry.fingerprint().equals(fingerprint(change.after()))
                        || entry.fingerprint().equals(Manifest.Entry.UNKNOWN));
    }

    private <D> Action action(Resource<D> resource, @Nullable State before, @Nullable State after) {
        if (before == null) {
            return Action.CREATE;
        }
        if (after == null) {
            return Action.DELETE;
        }
        return resource.kind().isReplacedBetween(before, after) ? Action.REPLACE : Action.UPDATE;
    }

    /** Who is to blame for the difference, by what the box remembers of the last apply. */
    private Cause cause(Address address, @Nullable State observed, @Nullable State desired) {
        Manifest.Entry entry = manifest.entry(address);
        if (entry == null) {
            return Cause.NEW;
        }
        if (desired == null) {
            return entry.fingerprint().equals(Manifest.Entry.ABSENT) ? Cause.DRIFT : Cause.ORPHAN;
        }
        return entry.fingerprint().equals(fingerprint(observed)) ? Cause.MODEL : Cause.DRIFT;
    }

    private void remember(Address address, @Nullable State observed, @Nullable State desired) {
        remembered.put(address, new Manifest.Entry(fingerprint(desired), origin(address, observed, desired)));
    }

    /** Only what was not there before Fairlead made it is Fairlead's to take away again. */
    private Manifest.Origin origin(Address address, @Nullable State observed, @Nullable State desired) {
        Manifest.Entry entry = manifest.entry(address);
        if (desired == null) {
            return Manifest.Origin.FOUND;
        }
        if (entry != null && !entry.fingerprint().equals(Manifest.Entry.ABSENT)) {
            return entry.origin();
        }
        return observed == null ? Manifest.Origin.MADE : Manifest.Origin.FOUND;
    }

    private static String fingerprint(@Nullable State state) {
        return state == null ? Manifest.Entry.ABSENT : state.fingerprint();
    }

    /** The changes in this plan that make the thing read its files again. */
    private List<Change<?>> disturbing(Resource<?> resource) {
        return changes.values().stream()
                .filter(change -> resource.isDisturbedBy(change.address()))
                .toList();
    }

    /** The change in this plan that makes the thing come, or null. */
    private @Nullable Change<?> bringer(Resource<?> resource) {
        for (Address address : resource.broughtBy()) {
            Change<?> change = changes.get(address);
            if (change != null && change.action() == Action.CREATE) {
                return change;
            }
        }
        return null;
    }

    private @Nullable Address changeBefore(Resource<?> resource) {
        for (Address earlier : WorkOrder.allBefore(resource, resources)) {
            if (changes.containsKey(earlier)) {
                return earlier;
            }
        }
        return null;
    }
}
