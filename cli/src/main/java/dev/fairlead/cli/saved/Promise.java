package dev.fairlead.cli.saved;

import dev.fairlead.cli.line.Refusal;
import dev.fairlead.cli.whole.Sides;
import dev.fairlead.cli.whole.View;
import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.resource.Resource;
import java.util.List;

/** That an apply does what a saved plan says, and nothing else. */
public final class Promise {
    private static final int FEW = 10;

    private final SavedPlan plan;

    public Promise(SavedPlan plan) {
        this.plan = plan;
    }

    /** Which sides the plan is of. Refuses a model that the plan cannot be of. */
    public Sides sides(ServerModel model) {
        if (!plan.server().equals(model.name())) {
            throw refused("It is a plan for " + Quoted.of(plan.server()) + ", and the model is of "
                    + Quoted.of(model.name()) + ".");
        }
        if (plan.sides() != Sides.INSIDE && model.lightsail() == null) {
            throw refused("It is of Lightsail too, and the model has no section `lightsail` any more.");
        }
        return plan.sides();
    }

    /**
     * Refuses what differs from what was agreed to.
     *
     * @param awaited what the model wants now of a box that is not there yet
     */
    public void hold(View now, List<Resource<?>> awaited) {
        List<String> unlike = plan.unlike(now, awaited);
        if (!unlike.isEmpty()) {
            String rest = unlike.size() > FEW ? "\nand " + (unlike.size() - FEW) + " more" : "";
            throw refused(String.join("\n", unlike.subList(0, Math.min(FEW, unlike.size()))) + rest);
        }
    }

    private static Refusal refused(String why) {
        return new Refusal(Diagnostic.of("The saved plan is not what an apply would do now, so nothing was done.")
                .why(why)
                .fix("Look at what `fairlead plan --out FILE` says now, and apply that."));
    }
}
