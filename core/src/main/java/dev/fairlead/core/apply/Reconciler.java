package dev.fairlead.core.apply;

import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.plan.PlannedStep;
import dev.fairlead.core.resource.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;

/**
 * Performs the steps of a plan: each after what it depends on, slow ones side by side, quick ones sent together as far
 * as order allows. Decides nothing else. After a failure, or once it is asked to stop, it begins no further step and
 * waits for those under way.
 */
public final class Reconciler {
    /** Lanes for slow steps. An SSH server grants ten sessions by default; the lock and the quick lane need two. */
    private static final int LANES = 4;

    private final Performer performer;
    private final StepListener listener;
    private final BooleanSupplier stopAsked;

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Map<Integer, StepOutcome> outcomes = new LinkedHashMap<>();
    private final Set<Integer> started = new HashSet<>();
    private final Set<Integer> succeeded = new HashSet<>();
    private int lanesInUse;
    private boolean quickLaneInUse;
    private boolean stopping;

    private Reconciler(Performer performer, StepListener listener, BooleanSupplier stopAsked) {
        this.performer = performer;
        this.listener = listener;
        this.stopAsked = stopAsked;
    }

    private sealed interface Event {
        record Ended(PlannedStep step, StepOutcome outcome) implements Event {}

        record LaneFree(Step.Pace pace) implements Event {}
    }

    /**
     * @param stopAsked whether the user wants no further step to begin
     * @return the outcome of every step, by its index
     * @throws InterruptedException if the calling thread is interrupted while steps are under way
     */
    public static Map<Integer, StepOutcome> perform(
            Plan plan, Performer performer, StepListener listener, BooleanSupplier stopAsked)
            throws InterruptedException {
        return new Reconciler(performer, listener, stopAsked).run(plan.steps());
    }

    private Map<Integer, StepOutcome> run(List<PlannedStep> steps) throws InterruptedException {
        begin(steps);
        while (lanesInUse > 0 || quickLaneInUse) {
            take(events.take());
            begin(steps);
        }
        steps.forEach(step -> outcomes.putIfAbsent(step.index(), new StepOutcome.NotReached()));
        return outcomes;
    }

    private void take(Event event) {
        switch (event) {
            case Event.LaneFree(Step.Pace pace) -> {
                switch (pace) {
                    case QUICK -> quickLaneInUse = false;
                    case LONG -> lanesInUse--;
                }
            }
            case Event.Ended(PlannedStep step, StepOutcome outcome) -> {
                outcomes.put(step.index(), outcome);
                if (outcome instanceof StepOutcome.Succeeded) {
                    succeeded.add(step.index());
                } else {
                    stopping = true;
                }
            }
        }
    }

    private void begin(List<PlannedStep> steps) {
        if (stopping || stopAsked.getAsBoolean()) {
            stopping = true;
            return;
        }
        for (PlannedStep step : steps) {
            boolean isReady = !started.contains(step.index()) && succeeded.containsAll(step.after());
            if (isReady && step.step().pace() == Step.Pace.LONG && lanesInUse < LANES) {
                lanesInUse++;
                start(List.of(step), Step.Pace.LONG);
            }
        }
        List<PlannedStep> batch = quickLaneInUse ? List.of() : quickBatch(steps);
        if (!batch.isEmpty()) {
            quickLaneInUse = true;
            start(batch, Step.Pace.QUICK);
        }
    }

    /** All quick steps that wait for nothing but each other. */
    private List<PlannedStep> quickBatch(List<PlannedStep> steps) {
        var batch = new ArrayList<PlannedStep>();
        var settled = new HashSet<>(succeeded);
        for (PlannedStep step : steps) {
            if (step.step().pace() == Step.Pace.QUICK
                    && !started.contains(step.index())
                    && settled.containsAll(step.after())) {
                batch.add(step);
                settled.add(step.index());
            }
        }
        return batch;
    }

    private void start(List<PlannedStep> batch, Step.Pace pace) {
        batch.forEach(step -> started.add(step.index()));
        Thread.ofVirtual().name("perform").start(() -> {
            try {
                performer.perform(batch, reporting());
            } finally {
                events.add(new Event.LaneFree(pace));
            }
        });
    }

    private StepListener reporting() {
        return new StepListener() {
            @Override
            public void began(PlannedStep step) {
                listener.began(step);
            }

            @Override
            public void said(PlannedStep step, String line) {
                listener.said(step, line);
            }

            @Override
            public void layers(PlannedStep step, List<Layer> layers) {
                listener.layers(step, layers);
            }

            @Override
            public void ended(PlannedStep step, StepOutcome outcome) {
                listener.ended(step, outcome);
                events.add(new Event.Ended(step, outcome));
            }
        };
    }
}
