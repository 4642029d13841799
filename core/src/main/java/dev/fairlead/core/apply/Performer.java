package dev.fairlead.core.apply;

import dev.fairlead.core.plan.PlannedStep;
import java.util.List;

/** Performs steps where they belong. */
public interface Performer {

    /**
     * Performs the steps one after the other and stops at the first that fails. Called from several threads at the same
     * time. Tells the listener of the beginning and the end of every step that is reached; does not throw.
     */
    void perform(List<PlannedStep> batch, StepListener listener);
}
