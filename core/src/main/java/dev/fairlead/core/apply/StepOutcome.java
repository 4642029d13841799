package dev.fairlead.core.apply;

import org.jspecify.annotations.Nullable;

/** How a step ended. */
public sealed interface StepOutcome {

    record Succeeded() implements StepOutcome {}

    /**
     * It was performed and did not do what it should.
     *
     * @param why what was seen: exit status and the last lines of standard error
     * @param fix how to mend it, if that is known: a sentence in the imperative
     */
    record Failed(String why, @Nullable String fix) implements StepOutcome {
        public Failed(String why) {
            this(why, null);
        }
    }

    /**
     * It did not do what it should, and what served before serves again.
     *
     * @param why as for a failure
     */
    record RolledBack(String why) implements StepOutcome {}

    /** It began and nobody knows how far it came, since the connection was lost. */
    record Lost(String why) implements StepOutcome {}

    /** Its turn never came, since something before it failed or the run was stopped. */
    record NotReached() implements StepOutcome {}
}
