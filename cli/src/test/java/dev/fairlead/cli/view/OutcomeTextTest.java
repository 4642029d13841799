package dev.fairlead.cli.view;

import dev.fairlead.core.apply.StepOutcome;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.plan.PlannedStep;
import dev.fairlead.host.lock.LockHolder;
import dev.fairlead.host.session.Outcome;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutcomeTextTest {
    private static final Plan PLAN = Plans.ofEverything();

    private static void check(String name, Outcome outcome) {
        Golden.check(
                "outcome-" + name,
                OutcomeText.of(outcome, PLAN.changes().size(), "fairlead apply", Duration.ofMillis(4321), Ink.PLAIN));
    }

    /** Outcomes of the first steps; those behind them were not reached. */
    private static Map<Integer, StepOutcome> outcomes(StepOutcome... first) {
        var outcomes = new LinkedHashMap<Integer, StepOutcome>();
        List<PlannedStep> steps = PLAN.steps();
        for (int i = 0; i < steps.size(); i++) {
            outcomes.put(steps.get(i).index(), i < first.length ? first[i] : new StepOutcome.NotReached());
        }
        return outcomes;
    }

    @Test
    void a_box_brought_in_line() {
        check("done", new Outcome.Done(Plans.inSync()));
    }

    @Test
    void a_box_that_changed_since_the_plan_was_shown_says_what_was_not_shown() {
        check("overtaken", new Outcome.Overtaken(Plans.inSync(), PLAN));
    }

    @Test
    void a_person_who_stopped_it_hears_how_far_it_was() {
        check("stopped", new Outcome.Stopped(PLAN.steps(), outcomes(new StepOutcome.Succeeded())));
    }

    @Test
    void a_step_that_failed_is_named_with_its_reason() {
        check(
                "failed",
                new Outcome.Failed(
                        PLAN.steps(),
                        outcomes(
                                new StepOutcome.Succeeded(),
                                new StepOutcome.Failed("no space left on device\nand more", "Make room."))));
    }

    @Test
    void a_step_that_was_put_back_says_so() {
        check("put-back", new Outcome.Failed(PLAN.steps(), outcomes(new StepOutcome.RolledBack("unhealthy"))));
    }

    @Test
    void what_still_differs_is_named() {
        check("not-converged", new Outcome.NotConverged(PLAN));
    }

    @Test
    void whoever_came_first_is_named() {
        check("busy", new Outcome.Busy(new LockHolder("ops@laptop", "2026-11-24T09:00:00Z", 3)));
    }
}
