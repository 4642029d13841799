package dev.fairlead.host.session;

import dev.fairlead.core.apply.StepOutcome;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.plan.PlannedStep;
import dev.fairlead.host.lock.LockHolder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How an apply ended. */
public sealed interface Outcome {

    /** That some steps did not come to a good end; null if all did. */
    static @Nullable Outcome unfinished(Plan plan, Map<Integer, StepOutcome> outcomes) {
        if (outcomes.values().stream().anyMatch(Failed::isFailure)) {
            return new Failed(plan.steps(), outcomes);
        }
        return outcomes.values().stream().anyMatch(end -> end instanceof StepOutcome.NotReached)
                ? new Stopped(plan.steps(), outcomes)
                : null;
    }

    /**
     * The server is as the model says; it was looked at again to be sure.
     *
     * @param after what the last look saw
     */
    record Done(Plan after) implements Outcome {}

    /**
     * A step failed; what does not depend on it was still brought to its end, nothing further was begun.
     *
     * @param steps the plan's steps
     * @param outcomes by step index
     */
    record Failed(List<PlannedStep> steps, Map<Integer, StepOutcome> outcomes) implements Outcome {
        public List<PlannedStep> failed() {
            return steps.stream()
                    .filter(step -> isFailure(outcomes.get(step.index())))
                    .toList();
        }

        /** Whether whatever failed was put back, so that the old state serves. */
        public boolean isRolledBack() {
            return failed().stream().allMatch(step -> outcomes.get(step.index()) instanceof StepOutcome.RolledBack);
        }

        static boolean isFailure(@Nullable StepOutcome end) {
            return switch (end) {
                case StepOutcome.Failed _, StepOutcome.RolledBack _, StepOutcome.Lost _ -> true;
                case StepOutcome.Succeeded _, StepOutcome.NotReached _ -> false;
                case null -> false;
            };
        }
    }

    /** The user asked to stop; what was under way was brought to its end. */
    record Stopped(List<PlannedStep> steps, Map<Integer, StepOutcome> outcomes) implements Outcome {}

    /** All steps succeeded, and yet the box is not as the model says. */
    record NotConverged(Plan left) implements Outcome {}

    /** The box changed between the plan that was shown and the moment it was to be performed. */
    record Overtaken(Plan shown, Plan now) implements Outcome {}

    /** The steps of a rollback succeeded; each of them has seen to its own effect. */
    record Performed(List<PlannedStep> steps) implements Outcome {}

    /** Something that had to be known could not be seen, so nothing was begun. */
    record Unseen(Plan plan) implements Outcome {}

    /** More differs than what was to be changed alone, so nothing was begun. */
    record Entangled(Plan plan) implements Outcome {}

    /** Someone else is changing the box. */
    record Busy(LockHolder holder) implements Outcome {}
}
