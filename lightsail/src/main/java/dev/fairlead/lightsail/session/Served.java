package dev.fairlead.lightsail.session;

import dev.fairlead.core.apply.StepOutcome;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.plan.PlannedStep;
import dev.fairlead.lightsail.call.LightsailCall;
import dev.fairlead.lightsail.call.LightsailCall.DiskCall;
import java.util.Map;
import java.util.stream.Stream;

/** Marks snapshots whose replacement has come to its end, so that none is taken for one that was cut short. */
record Served(Plan plan, Map<Integer, StepOutcome> outcomes) {

    Stream<LightsailCall> calls() {
        return plan.steps().stream().filter(this::hasSucceeded).flatMap(this::madeBy);
    }

    private Stream<LightsailCall> madeBy(PlannedStep step) {
        return switch (step.step().work()) {
            case LightsailCall.RestoreInstance restore -> Stream.of(new LightsailCall.MarkServed(restore.snapshot()));
            case LightsailCall.CreateInstance create -> takenOf(create.machine().name());
            case DiskCall.Create create
            when create.snapshot() != null -> Stream.of(new DiskCall.MarkServed(create.snapshot()));
            default -> Stream.empty();
        };
    }

    /** The old disk, where the new one is the blueprint's. */
    private Stream<LightsailCall> takenOf(String instance) {
        return plan.steps().stream()
                .map(step -> step.step().work())
                .flatMap(work -> work instanceof LightsailCall.TakeSnapshot take
                                && take.instance().equals(instance)
                        ? Stream.of(new LightsailCall.MarkServed(take.snapshot()))
                        : Stream.empty());
    }

    private boolean hasSucceeded(PlannedStep step) {
        return outcomes.get(step.index()) instanceof StepOutcome.Succeeded;
    }
}
