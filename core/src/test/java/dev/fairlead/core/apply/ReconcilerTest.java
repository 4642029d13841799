package dev.fairlead.core.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.plan.PlannedStep;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Step;
import dev.fairlead.core.resource.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class ReconcilerTest {
    private final List<PlannedStep> steps = new ArrayList<>();
    private final List<List<String>> batches = new CopyOnWriteArrayList<>();

    private void step(String title, Step.Pace pace, Integer... after) {
        var step = new Step(title, List.of(Address.host("x", title)), pace, new Work.Script(""));
        steps.add(new PlannedStep(steps.size(), step, Set.of(after), List.of()));
    }

    private Map<Integer, StepOutcome> perform(Performer performer) throws InterruptedException {
        return Reconciler.perform(plan(), performer, StepListener.SILENT, () -> false);
    }

    private Plan plan() {
        return new Plan("box", List.of(), steps, List.of(), 0, List.of(), Map.of(), List.of());
    }

    private void succeed(List<PlannedStep> batch, StepListener listener) {
        batches.add(batch.stream().map(step -> step.step().title()).toList());
        for (PlannedStep step : batch) {
            listener.began(step);
            listener.ended(step, new StepOutcome.Succeeded());
        }
    }

    @Test
    void quick_steps_that_wait_for_each_other_alone_travel_together() throws InterruptedException {
        step("a", Step.Pace.QUICK);
        step("b", Step.Pace.QUICK, 0);
        step("c", Step.Pace.QUICK, 1);
        assertThat(perform(this::succeed).values()).allMatch(StepOutcome.Succeeded.class::isInstance);
        assertThat(batches).containsExactly(List.of("a", "b", "c"));
    }

    @Test
    void slow_steps_run_side_by_side() throws InterruptedException {
        step("apt", Step.Pace.LONG);
        step("pull", Step.Pace.LONG);
        var both = new CountDownLatch(2);
        var met = new AtomicBoolean(true);
        perform((batch, listener) -> {
            both.countDown();
            try {
                met.compareAndSet(true, both.await(5, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            succeed(batch, listener);
        });
        assertThat(met).isTrue();
    }

    @Test
    void nothing_begins_after_a_failure() throws InterruptedException {
        step("a", Step.Pace.QUICK);
        step("b", Step.Pace.LONG, 0);
        var outcomes =
                perform((batch, listener) -> batch.forEach(step -> listener.ended(step, new StepOutcome.Failed("no"))));
        assertThat(outcomes.get(0)).isEqualTo(new StepOutcome.Failed("no"));
        assertThat(outcomes.get(1)).isEqualTo(new StepOutcome.NotReached());
    }

    @Test
    void a_slow_step_need_not_wait_for_the_rest_of_the_batch_it_depends_on() throws InterruptedException {
        step("a", Step.Pace.QUICK);
        step("b", Step.Pace.QUICK);
        step("slow", Step.Pace.LONG, 0);
        var slowRan = new CountDownLatch(1);
        var inTime = new AtomicBoolean();
        perform((batch, listener) -> {
            if (batch.size() == 1) {
                slowRan.countDown();
                succeed(batch, listener);
                return;
            }
            listener.ended(batch.get(0), new StepOutcome.Succeeded());
            try {
                inTime.set(slowRan.await(5, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            listener.ended(batch.get(1), new StepOutcome.Succeeded());
        });
        assertThat(inTime).isTrue();
    }

    @Test
    void a_performer_that_breaks_down_leaves_no_one_waiting() throws InterruptedException {
        step("a", Step.Pace.QUICK);
        assertThat(perform((batch, listener) -> {})).containsEntry(0, new StepOutcome.NotReached());
    }

    @Test
    void a_wish_to_stop_lets_what_runs_come_to_its_end() throws InterruptedException {
        step("a", Step.Pace.LONG);
        step("b", Step.Pace.LONG, 0);
        var stop = new AtomicBoolean();
        var outcomes = Reconciler.perform(
                plan(),
                (batch, listener) -> {
                    stop.set(true);
                    succeed(batch, listener);
                },
                StepListener.SILENT,
                stop::get);
        assertThat(outcomes)
                .containsEntry(0, new StepOutcome.Succeeded())
                .containsEntry(1, new StepOutcome.NotReached());
    }
}
