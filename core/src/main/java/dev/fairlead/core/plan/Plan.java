package dev.fairlead.core.plan;

import dev.fairlead.core.model.IgnoreRule;
import dev.fairlead.core.resource.Action;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Cause;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Downtime;
import dev.fairlead.core.resource.State;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The whole truth about what an apply would do.
 *
 * @param server the model's name
 * @param changes in work order
 * @param steps what performs them, in work order
 * @param ignored what differs and is let be, in work order
 * @param unseen things nobody could look at
 * @param unchanged how many things are as they should be
 * @param forgotten owned things that are gone or left standing, to be struck from the manifest
 * @param manifest the entries that the box's memory should hold once the plan is done
 * @param notes what a reader should know besides, a sentence each
 */
public record Plan(
        String server,
        List<Change<?>> changes,
        List<PlannedStep> steps,
        List<Ignored> ignored,
        List<Unseen> unseen,
        int unchanged,
        List<Address> forgotten,
        Map<Address, Manifest.Entry> manifest,
        List<String> notes) {

    /**
     * A thing nobody could look at.
     *
     * @param until the change in this plan after which it can be looked at, or null if none will help
     */
    public record Unseen(
            Address address, String reason, @Nullable Address until) {}

    /**
     * What somebody changed, and the model lets be.
     *
     * @param change what would mend it; it is not done
     * @param rules at least one
     */
    public record Ignored(Change<?> change, List<IgnoreRule> rules) {}

    /** A plan that ignores nothing. */
    public Plan(
            String server,
            List<Change<?>> changes,
            List<PlannedStep> steps,
            List<Unseen> unseen,
            int unchanged,
            List<Address> forgotten,
            Map<Address, Manifest.Entry> manifest,
            List<String> notes) {
        this(server, changes, steps, List.of(), unseen, unchanged, forgotten, manifest, notes);
    }

    /** The same with more for the reader to know. */
    public Plan noting(List<String> more) {
        List<String> all = Stream.concat(notes.stream(), more.stream()).toList();
        return more.isEmpty()
                ? this
                : new Plan(server, changes, steps, ignored, unseen, unchanged, forgotten, manifest, all);
    }

    public boolean isEmpty() {
        return changes.isEmpty() && unseen.stream().noneMatch(thing -> thing.until() != null);
    }

    /** Whether something stays unobserved whatever this plan does. */
    public boolean hasUnknown() {
        return unseen.stream().anyMatch(thing -> thing.until() == null);
    }

    /** Whether everything the other would do is part of this one: what was put right meanwhile need not be done. */
    public boolean covers(Plan now) {
        return now.beyond(this).isEmpty();
    }

    /** What this one would do and the other would not, or otherwise. */
    public List<Change<?>> beyond(Plan other) {
        Set<String> lines = lines(other);
        return changes.stream().filter(change -> !lines.contains(line(change))).toList();
    }

    /** Both together, the other one behind this one. For showing: each is performed where it belongs. */
    public Plan and(Plan later) {
        var allChanges = new ArrayList<>(changes);
        allChanges.addAll(later.changes);
        var allSteps = new ArrayList<>(steps);
        var mine = steps.stream().map(PlannedStep::index).collect(Collectors.toSet());
        for (PlannedStep step : later.steps) {
            var after = new HashSet<>(mine);
            step.after().forEach(index -> after.add(index + steps.size()));
            allSteps.add(new PlannedStep(step.index() + steps.size(), step.step(), after, step.changes()));
        }
        var allIgnored = new ArrayList<>(ignored);
        allIgnored.addAll(later.ignored);
        var allUnseen = new ArrayList<>(unseen);
        allUnseen.addAll(later.unseen);
        var allForgotten = new ArrayList<>(forgotten);
        allForgotten.addAll(later.forgotten);
        var entries = new LinkedHashMap<>(manifest);
        entries.putAll(later.manifest);
        var allNotes = new ArrayList<>(notes);
        allNotes.addAll(later.notes);
        return new Plan(
                server,
                List.copyOf(allChanges),
                List.copyOf(allSteps),
                List.copyOf(allIgnored),
                List.copyOf(allUnseen),
                unchanged + later.unchanged,
                List.copyOf(allForgotten),
                entries,
                List.copyOf(allNotes));
    }

    private static Set<String> lines(Plan plan) {
        return plan.changes().stream().map(Plan::line).collect(Collectors.toSet());
    }

    private static String line(Change<?> change) {
        return change.action() + " " + change.address() + " " + fingerprint(change.before()) + " "
                + fingerprint(change.after());
    }

    private static String fingerprint(@Nullable State state) {
        return state == null ? Manifest.Entry.ABSENT : state.fingerprint();
    }

    public long count(Action action) {
        return changes.stream().filter(change -> change.action() == action).count();
    }

    public long count(Cause cause) {
        return changes.stream().filter(change -> change.cause() == cause).count();
    }

    public Downtime downtime() {
        return changes.stream().map(Change::downtime).reduce(Downtime.NONE, Downtime::worse);
    }
}
