package dev.fairlead.cli.whole;

import dev.fairlead.cli.line.Box;
import dev.fairlead.core.apply.Performer;
import dev.fairlead.core.apply.Reconciler;
import dev.fairlead.core.apply.StepListener;
import dev.fairlead.core.apply.StepOutcome;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.plan.PlannedStep;
import dev.fairlead.core.resource.Step;
import dev.fairlead.core.resource.Work;
import dev.fairlead.host.session.ApplyListener;
import dev.fairlead.host.session.Outcome;
import dev.fairlead.host.ssh.HostException;
import dev.fairlead.lightsail.api.LightsailException;
import dev.fairlead.lightsail.session.Cloud;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The way from an instance that runs to a box that can be worked on; each wait is a step with a bound. */
final class Arrival implements Performer {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration TELLING = Duration.ofSeconds(10);

    private final Cloud cloud;
    private final Supplier<Box> open;
    private final BooleanSupplier stopAsked;
    private @Nullable Box box;

    private Arrival(Cloud cloud, Supplier<Box> open, BooleanSupplier stopAsked) {
        this.cloud = cloud;
        this.open = open;
        this.stopAsked = stopAsked;
    }

    /** What is waited for. */
    private enum Wait implements Work.Call {
        HOST_KEYS("wait until Lightsail knows the host keys"),
        LOGIN("wait until the box lets us in"),
        FIRST_BOOT("wait for the end of the first boot");

        private final String title;

        Wait(String title) {
            this.title = title;
        }
    }

    /** How it ended. */
    sealed interface Reached {
        record At(Box box) implements Reached {}

        record Not(Outcome outcome) implements Reached {}
    }

    /** To a box that just boots. */
    static Reached afterBoot(
            String server, Cloud cloud, Supplier<Box> open, ApplyListener listener, BooleanSupplier stopAsked)
            throws InterruptedException {
        return new Arrival(cloud, open, stopAsked).at(server, List.of(Wait.values()), listener);
    }

    /** To a box that ran all the time, by a way that was changed just now. */
    static Reached anew(
            String server, Cloud cloud, Supplier<Box> open, ApplyListener listener, BooleanSupplier stopAsked)
            throws InterruptedException {
        return new Arrival(cloud, open, stopAsked).at(server, List.of(Wait.LOGIN), listener);
    }

    private Reached at(String server, List<Wait> waits, ApplyListener listener) throws InterruptedException {
        Plan plan = plan(server, waits);
        listener.begins(plan);
        Map<Integer, StepOutcome> outcomes = Reconciler.perform(plan, this, listener, stopAsked);
        Outcome unfinished = Outcome.unfinished(plan, outcomes);
        if (unfinished == null && box != null) {
            return new Reached.At(box);
        }
        close();
        return new Reached.Not(unfinished == null ? new Outcome.Stopped(plan.steps(), outcomes) : unfinished);
    }

    private static Plan plan(String server, List<Wait> waits) {
        var steps = new ArrayList<PlannedStep>();
        for (Wait wait : waits) {
            Set<Integer> after = steps.isEmpty() ? Set.of() : Set.of(steps.size() - 1);
            var step = new Step(wait.title, List.of(), Step.Pace.LONG, wait);
            steps.add(new PlannedStep(steps.size(), step, after, List.of()));
        }
        return new Plan(server, List.of(), List.copyOf(steps), List.of(), 0, List.of(), Map.of(), List.of());
    }

    @Override
    public void perform(List<PlannedStep> batch, StepListener listener) {
        for (PlannedStep step : batch) {
            listener.began(step);
            listener.ended(step, outcome(step, listener));
        }
    }

    private StepOutcome outcome(PlannedStep step, StepListener listener) {
        if (!(step.step().work() instanceof Wait wait)) {
            return new StepOutcome.Failed("This is nothing to wait for.");
        }
        return switch (wait) {
            case HOST_KEYS ->
                retried(step, listener, () -> cloud.access(Duration.ZERO, line -> listener.said(step, line)));
            case LOGIN -> retried(step, listener, () -> reopened().awaitConnection());
            case FIRST_BOOT ->
                retried(step, listener, () -> {
                    Box at = box == null ? reopened() : box;
                    try {
                        at.awaitFirstBoot(line -> listener.said(step, line));
                    } catch (HostException e) {
                        close();
                        throw e;
                    }
                });
        };
    }

    /** A connection of its own for each try, with what Lightsail says then. */
    private Box reopened() {
        close();
        box = open.get();
        return box;
    }

    private void close() {
        if (box != null) {
            box.close();
            box = null;
        }
    }

    private StepOutcome retried(PlannedStep step, StepListener listener, Runnable attempt) {
        long begun = System.nanoTime();
        Duration pause = FIRST_PAUSE;
        Duration told = Duration.ZERO;
        while (true) {
            try {
                attempt.run();
                return new StepOutcome.Succeeded();
            } catch (HostException | LightsailException e) {
                Duration spent = Duration.ofNanos(System.nanoTime() - begun);
                if (stopAsked.getAsBoolean()) {
                    return new StepOutcome.NotReached();
                }
                if (spent.compareTo(OutOfReach.patience(e)) >= 0) {
                    return failed(e, spent);
                }
                if (spent.minus(told).compareTo(TELLING) >= 0) {
                    told = spent;
                    listener.said(step, String.valueOf(e.getMessage()));
                }
                sleep(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            } catch (RuntimeException e) {
                return new StepOutcome.Failed(e.toString());
            }
        }
    }

    private static StepOutcome failed(RuntimeException failure, Duration spent) {
        String why = failure instanceof HostException host ? host.why() : ((LightsailException) failure).why();
        String fix = failure instanceof HostException host ? host.fix() : ((LightsailException) failure).fix();
        String seen = failure.getMessage() + (why == null ? "" : " " + why);
        return new StepOutcome.Failed(
                OutOfReach.patience(failure).isZero() ? seen : seen + " Waited " + spent.toSeconds() + " s for that.",
                fix);
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The wait for the box was interrupted.", e);
        }
    }
}
