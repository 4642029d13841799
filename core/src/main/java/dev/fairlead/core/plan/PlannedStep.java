package dev.fairlead.core.plan;

import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Step;
import java.util.List;
import java.util.Set;

/**
 * A step in its place within a plan.
 *
 * @param index counted from 0, in work order
 * @param after indexes of the steps that must have succeeded before
 * @param changes what it performs; empty for a step without a change of its own
 */
public record PlannedStep(int index, Step step, Set<Integer> after, List<Change<?>> changes) {
    public PlannedStep {
        after = Set.copyOf(after);
        changes = List.copyOf(changes);
    }
}
