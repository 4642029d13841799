package dev.fairlead.host.session;

import dev.fairlead.core.apply.StepListener;
import dev.fairlead.core.plan.Plan;

/** Hears of an apply as it goes. */
public interface ApplyListener extends StepListener {
    ApplyListener SILENT = new ApplyListener() {};

    /** A sentence about something other than a step, such as what the lock waits for. */
    default void news(String sentence) {}

    /** These steps begin. Called again for what could only be seen after an earlier round. */
    default void begins(Plan plan) {}

    /** All steps are done; the box is looked at again. */
    default void verifies() {}
}
