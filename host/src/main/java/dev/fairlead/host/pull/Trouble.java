package dev.fairlead.host.pull;

import dev.fairlead.core.apply.StepOutcome;
import org.jspecify.annotations.Nullable;

/**
 * Why an image is not pulled, to a person.
 *
 * @param what a sentence
 * @param why what was seen
 * @param fix how to mend it
 * @param isTransient whether a second try may do
 */
record Trouble(String what, String why, @Nullable String fix, boolean isTransient) {
    StepOutcome outcome() {
        return new StepOutcome.Failed(why.isBlank() ? what : what + "\n" + why, fix);
    }
}
