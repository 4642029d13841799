package dev.fairlead.core.plan;

import dev.fairlead.core.resource.Action;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Cause;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Downtime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The whole truth about what an apply would do.
 *
 * @param server the model's name
 * @param changes in work order
 * @param steps what performs them, in work order
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

    public boolean isEmpty() {
        return changes.isEmpty() && unseen.stream().noneMatch(thing -> thing.until() != null);
    }

    /** Whether something stays unobserved whatever this plan does. */
    public boolean hasUnknown() {
        return unseen.stream().anyMatch(thing -> thing.until() == null);
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
