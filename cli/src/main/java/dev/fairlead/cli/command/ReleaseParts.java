package dev.fairlead.cli.command;

import dev.fairlead.cli.line.Stopwatch;
import dev.fairlead.cli.view.Course;
import dev.fairlead.core.plan.PlannedStep;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Work;
import dev.fairlead.host.kind.app.ReleaseSteps;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How long the parts of releases took, by what is heard of their steps. Heard of from several threads. */
final class ReleaseParts {
    private final Stopwatch watch;
    private final Map<PlannedStep, Duration> began = new HashMap<>();
    private final Map<PlannedStep, Duration> ran = new HashMap<>();
    private final Map<List<Address>, Course.Parts> started = new HashMap<>();
    private Duration pull = Duration.ZERO;

    ReleaseParts(Stopwatch watch) {
        this.watch = watch;
    }

    synchronized void began(PlannedStep step) {
        began.put(step, watch.elapsed());
    }

    synchronized void said(PlannedStep step, String line) {
        if (line.equals(ReleaseSteps.RUNS)) {
            ran.put(step, watch.elapsed());
        }
    }

    synchronized void ended(PlannedStep step) {
        Duration now = watch.elapsed();
        Duration begin = began.getOrDefault(step, now);
        Duration running = ran.get(step);
        if (running != null) {
            var parts = new Course.Parts(Duration.ZERO, running.minus(begin), now.minus(running));
            started.put(step.step().addresses(), parts);
        }
        if (step.step().work() instanceof Work.Pull) {
            Duration took = now.minus(begin);
            // Several come side by side, and the longest is waited for.
            pull = took.compareTo(pull) > 0 ? took : pull;
        }
    }

    /** Of the release that this step switches to. */
    synchronized Course.Parts of(PlannedStep switching) {
        Course.Parts parts = started.getOrDefault(switching.step().addresses(), Course.Parts.NONE);
        return new Course.Parts(pull, parts.start(), parts.health());
    }
}
