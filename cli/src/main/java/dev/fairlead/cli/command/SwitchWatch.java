package dev.fairlead.cli.command;

import dev.fairlead.cli.line.Stopwatch;
import dev.fairlead.core.apply.Layer;
import dev.fairlead.core.apply.StepOutcome;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.plan.PlannedStep;
import dev.fairlead.host.kind.app.ReleaseSteps;
import dev.fairlead.host.session.ApplyListener;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Notes when the new colour began to serve. */
final class SwitchWatch {
    private final Stopwatch watch;
    private volatile int begun = -1;
    private volatile @Nullable Duration switched;

    SwitchWatch(Stopwatch watch) {
        this.watch = watch;
    }

    /** Whether there was anything to do. */
    boolean hasBegun() {
        return begun >= 0;
    }

    /** How many changes were begun, in all rounds. */
    int changes() {
        return Math.max(begun, 0);
    }

    /** Since the command began; null if nothing was switched. */
    @Nullable
    Duration switched() {
        return switched;
    }

    /** Hears first, and passes on. */
    ApplyListener before(ApplyListener next) {
        return new ApplyListener() {
            @Override
            public void news(String sentence) {
                next.news(sentence);
            }

            @Override
            public void begins(Plan plan) {
                begun = changes() + plan.changes().size();
                next.begins(plan);
            }

            @Override
            public void verifies() {
                next.verifies();
            }

            @Override
            public void began(PlannedStep step) {
                next.began(step);
            }

            @Override
            public void said(PlannedStep step, String line) {
                next.said(step, line);
            }

            @Override
            public void layers(PlannedStep step, List<Layer> layers) {
                next.layers(step, layers);
            }

            @Override
            public void ended(PlannedStep step, StepOutcome outcome) {
                if (step.step().title().startsWith(ReleaseSteps.SWITCHING)
                        && outcome instanceof StepOutcome.Succeeded) {
                    switched = watch.elapsed();
                }
                next.ended(step, outcome);
            }
        };
    }
}
