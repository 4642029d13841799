package dev.fairlead.host.kind.app;

import dev.fairlead.host.shell.Answer;

/** Why an answer cannot be used. */
final class Unanswered {
    private Unanswered() {}

    /** @param what without the full stop */
    static String reason(String what, Answer.Finished answer) {
        String said = answer.stderr().lines().reduce((first, last) -> last).orElse("");
        return said.isEmpty() ? what + " (exit status " + answer.exit() + ")." : what + ": " + said;
    }
}
