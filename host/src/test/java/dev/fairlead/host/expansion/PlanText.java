package dev.fairlead.host.expansion;

import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.plan.Manifest;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.plan.PlannedStep;
import dev.fairlead.core.plan.Planner;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.State;
import dev.fairlead.core.resource.Work;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All that a plan says and does, as text to compare. */
final class PlanText {
    private PlanText() {}

    /** Of the plan for a box that has nothing yet. */
    static String forEmptyBox(ServerModel model, Set<Address> without) {
        Plan plan = plan(model, EveryKey.context(), Seen.NOTHING);
        var text = new StringBuilder();
        for (Change<?> change : plan.changes()) {
            text.append(without.contains(change.address()) ? "" : line(change));
        }
        for (PlannedStep step : plan.steps()) {
            text.append(without.containsAll(step.step().addresses()) ? "" : line(step));
        }
        return text.toString();
    }

    /** What a box has. */
    enum Seen {
        NOTHING,
        ALL_AS_DESIRED
    }

    static Plan plan(ServerModel model, Context context, Seen seen) {
        List<Resource<?>> resources = Expansion.resources(model, context);
        Map<Address, Observation> observations = new LinkedHashMap<>();
        for (Resource<?> resource : resources) {
            State there = seen == Seen.ALL_AS_DESIRED ? resource.desired() : null;
            observations.put(resource.address(), there == null ? Observation.absent() : Observation.present(there));
        }
        return Planner.plan(model.name(), resources, observations, Manifest.EMPTY, List.of());
    }

    static String line(Change<?> change) {
        State after = change.after();
        return change.action() + " " + change.address() + " " + (after == null ? "" : after.fingerprint()) + "\n";
    }

    static String line(PlannedStep step) {
        return switch (step.step().work()) {
            case Work.Script script -> "step " + step.step().title() + "\n" + script.text() + "\n";
            case Work.NewLogin login -> "step " + step.step().title() + "\n" + login.confirm() + login.undo();
            case Work.Pull pull -> "step " + step.step().title() + "\npull " + pull.named() + "\n";
            case Work.Call call -> "step " + step.step().title() + "\n" + call + "\n";
        };
    }
}
