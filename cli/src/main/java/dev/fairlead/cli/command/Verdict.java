package dev.fairlead.cli.command;

import dev.fairlead.cli.process.ExitStatus;
import dev.fairlead.core.plan.Plan;

/** What a plan means to a script. */
final class Verdict {
    private Verdict() {}

    /** What cannot be observed outweighs what was: a script must not take a part of the truth for all of it. */
    static int of(Plan plan) {
        if (plan.hasUnknown()) {
            return ExitStatus.UNKNOWN;
        }
        return plan.isEmpty() ? ExitStatus.DONE : ExitStatus.PENDING;
    }
}
