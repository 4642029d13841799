package dev.fairlead.lightsail.session;

import dev.fairlead.core.apply.StepOutcome;
import dev.fairlead.core.plan.Manifest;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.plan.PlannedStep;
import dev.fairlead.core.resource.Address;
import dev.fairlead.lightsail.call.LightsailCall;
import dev.fairlead.lightsail.expansion.Memory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes down in the tags of an instance what an apply did, so that a later look can tell who changed a thing.
 *
 * @param before what was remembered when the plan was made
 * @param named what the model names; all else is struck
 */
record Remembering(String server, Memory before, Set<Address> named) {

    /** The call that does it; null where the tags say so already, or nothing was done. */
    LightsailCall.@Nullable SetTags after(Plan plan, Map<Integer, StepOutcome> outcomes) {
        boolean isDone =
                !plan.steps().isEmpty() && plan.steps().stream().allMatch(step -> hasSucceeded(step, outcomes));
        boolean isBegun = plan.steps().stream().anyMatch(step -> hasSucceeded(step, outcomes));
        if (!isBegun) {
            return null;
        }
        Set<Address> failed = failed(plan, outcomes);
        var entries = new LinkedHashMap<Address, Manifest.@Nullable Entry>();
        plan.manifest().forEach((address, entry) -> {
            if (!failed.contains(address)) {
                entries.put(address, named.contains(address) ? entry : null);
            }
        });
        Memory after = (isDone ? Memory.EMPTY : before).with(entries);
        return after.equals(before) ? null : call(after);
    }

    private LightsailCall.SetTags call(Memory after) {
        var set = new HashMap<>(after.tags());
        set.entrySet().removeAll(before.tags().entrySet());
        var removed = new ArrayList<>(before.tags().keySet());
        removed.removeAll(after.tags().keySet());
        return new LightsailCall.SetTags(server, set, removed);
    }

    private static Set<Address> failed(Plan plan, Map<Integer, StepOutcome> outcomes) {
        var failed = new HashSet<Address>();
        for (PlannedStep step : plan.steps()) {
            if (!hasSucceeded(step, outcomes)) {
                failed.addAll(step.step().addresses());
            }
        }
        return failed;
    }

    private static boolean hasSucceeded(PlannedStep step, Map<Integer, StepOutcome> outcomes) {
        return outcomes.get(step.index()) instanceof StepOutcome.Succeeded;
    }
}
