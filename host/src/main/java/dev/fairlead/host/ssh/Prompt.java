package dev.fairlead.host.ssh;

import org.jspecify.annotations.Nullable;

/** Asks the person at the terminal for a secret, without showing it. */
@FunctionalInterface
public interface Prompt {
    /** For a run without a terminal. */
    Prompt NOBODY = question -> null;

    /** The answer, or null if nobody is there to give one. */
    @Nullable
    String secret(String question);
}
