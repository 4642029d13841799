package dev.fairlead.host.session;

import dev.fairlead.core.apply.StepOutcome;
import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.plan.PlannedStep;
import dev.fairlead.core.resource.Address;
import dev.fairlead.host.expansion.Expansion;
import dev.fairlead.host.kind.app.ContainerKind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Releases whose files were written and which then did not begin, since something before them failed. */
final class Unbegun {
    private Unbegun() {}

    /** Gives the apps the files of what serves; empty where there is nothing to give back. */
    static String putBack(Outcome outcome, ServerModel model, Set<String> apps) {
        return switch (outcome) {
            case Outcome.Failed(List<PlannedStep> steps, Map<Integer, StepOutcome> ends) ->
                putBack(steps, ends, model, apps);
            case Outcome.Stopped(List<PlannedStep> steps, Map<Integer, StepOutcome> ends) ->
                putBack(steps, ends, model, apps);
            case Outcome.Done _,
                    Outcome.NotConverged _,
                    Outcome.Overtaken _,
                    Outcome.Performed _,
                    Outcome.Unseen _,
                    Outcome.Entangled _,
                    Outcome.Busy _ -> "";
        };
    }

    private static String putBack(
            List<PlannedStep> steps, Map<Integer, StepOutcome> ends, ServerModel model, Set<String> apps) {
        var script = new StringBuilder();
        for (String name : apps) {
            AppModel app = Objects.requireNonNull(model.apps().get(name));
            if (isUnbegun(ContainerKind.at(name), steps, ends)) {
                script.append(Expansion.filesOfWhatServes(app));
            }
        }
        return script.toString();
    }

    private static boolean isUnbegun(Address container, List<PlannedStep> steps, Map<Integer, StepOutcome> ends) {
        List<StepOutcome> of = steps.stream()
                .filter(step -> step.step().addresses().contains(container))
                .map(step -> Objects.requireNonNull(ends.get(step.index())))
                .toList();
        return !of.isEmpty() && of.stream().allMatch(StepOutcome.NotReached.class::isInstance);
    }
}
