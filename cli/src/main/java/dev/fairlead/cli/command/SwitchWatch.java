package dev.fairlead.cli.command;

import dev.fairlead.cli.line.Stopwatch;
import dev.fairlead.cli.view.Course;
import dev.fairlead.core.apply.Layer;
import dev.fairlead.core.apply.StepOutcome;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.plan.PlannedStep;
import dev.fairlead.host.kind.app.ReleaseSteps;
import dev.fairlead.host.session.ApplyListener;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Notes how a release goes: what there is to know before it begins, when the new colour serves, how long nothing did. */
final class SwitchWatch {
    private final Stopwatch watch;
    private final Consumer<Plan> beginning;
    private volatile int begun = -1;
    private final ReleaseParts parts;
    private volatile @Nullable Duration switched;
    private volatile Course.Parts told = Course.Parts.NONE;
    private volatile @Nullable String gap;

    SwitchWatch(Stopwatch watch) {
        this(watch, plan -> {});
    }

    /** @param beginning hears of the first plan, before anything is done */
    SwitchWatch(Stopwatch watch, Consumer<Plan> beginning) {
        this.watch = watch;
        this.beginning = beginning;
        this.parts = new ReleaseParts(watch);
    }

    /** How many changes were begun, in all rounds. */
    int changes() {
        return Math.max(begun, 0);
    }

    /** How it went since the command began. */
    Course course() {
        return new Course(begun >= 0, switched, told, gap, watch.elapsed());
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
                if (begun < 0) {
                    beginning.accept(plan);
                }
                begun = changes() + plan.changes().size();
                next.begins(plan);
            }

            @Override
            public void verifies() {
                next.verifies();
            }

            @Override
            public void began(PlannedStep step) {
                parts.began(step);
                next.began(step);
            }

            @Override
            public void said(PlannedStep step, String line) {
                if (line.startsWith(ReleaseSteps.GAP)) {
                    gap = line;
                }
                parts.said(step, line);
                next.said(step, line);
            }

            @Override
            public void layers(PlannedStep step, List<Layer> layers) {
                next.layers(step, layers);
            }

            @Override
            public void ended(PlannedStep step, StepOutcome outcome) {
                parts.ended(step);
                if (step.step().title().startsWith(ReleaseSteps.SWITCHING)
                        && outcome instanceof StepOutcome.Succeeded) {
                    switched = watch.elapsed();
                    told = parts.of(step);
                }
                next.ended(step, outcome);
            }
        };
    }
}
