package dev.fairlead.host.release;

import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.plan.PlannedStep;
import dev.fairlead.core.resource.Step;
import dev.fairlead.host.expansion.Colour;
import dev.fairlead.host.expansion.Expansion;
import dev.fairlead.host.memory.Release;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The steps that restore a release from what the box kept of it. */
public final class Rollback {
    private Rollback() {}

    /**
     * @param server the model's name
     * @param live the colour that serves now
     */
    public static Plan plan(String server, AppModel app, KnownRelease target, Colour live) {
        Release release = target.release();
        return inOrder(
                server,
                Expansion.restoring(
                        app, release.reference(), release.digest(), release.number(), target.services(), live));
    }

    /** Steps that stand for nothing the model says, one after the other. */
    public static Plan inOrder(String server, List<Step> steps) {
        var planned = new ArrayList<PlannedStep>();
        for (Step step : steps) {
            Set<Integer> after =
                    planned.isEmpty() ? Set.of() : Set.of(planned.getLast().index());
            planned.add(new PlannedStep(planned.size(), step, after, List.of()));
        }
        return new Plan(server, List.of(), planned, List.of(), 0, List.of(), Map.of(), List.of());
    }
}
