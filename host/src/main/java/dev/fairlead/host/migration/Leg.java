package dev.fairlead.host.migration;

import dev.fairlead.core.resource.Step;
import dev.fairlead.host.look.Scope;
import java.util.List;

/** A part of a phase. */
public sealed interface Leg {
    /** Steps that stand for nothing the model says. */
    record Steps(List<Step> steps) implements Leg {
        public Steps {
            steps = List.copyOf(steps);
        }
    }

    /**
     * What the model says, as far as the scope goes, as an apply brings it in line.
     *
     * @param title what it does, in the imperative
     * @param isRelease whether the app then runs what the model says
     */
    record Bring(String title, Scope scope, boolean isRelease) implements Leg {}

    /** What is no work of the box, but of what is around it. */
    record Outside(String title) implements Leg {}
}
