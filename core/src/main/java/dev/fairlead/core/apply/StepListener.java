package dev.fairlead.core.apply;

import dev.fairlead.core.plan.PlannedStep;
import java.util.List;

/** Hears of steps as they are performed. Called from several threads, one at a time for each step. */
public interface StepListener {
    StepListener SILENT = new StepListener() {};

    default void began(PlannedStep step) {}

    /** A line the step printed to tell what it is waiting for or how far it is. */
    default void said(PlannedStep step, String line) {}

    /** How far an image has come, all of its layers each time. At most ten times a second. */
    default void layers(PlannedStep step, List<Layer> layers) {}

    default void ended(PlannedStep step, StepOutcome outcome) {}
}
