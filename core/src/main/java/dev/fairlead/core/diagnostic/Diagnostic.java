package dev.fairlead.core.diagnostic;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong.
 *
 * @param message one sentence, with a capital and a full stop
 * @param why what was seen or what would happen; left out when the message says it
 * @param fix an imperative or a command to paste; left out rather than guessed
 */
public record Diagnostic(
        String message,
        @Nullable Location location,
        @Nullable String why,
        @Nullable String fix) {

    public static Diagnostic of(String message) {
        return new Diagnostic(message, null, null, null);
    }

    public Diagnostic at(@Nullable Location place) {
        return new Diagnostic(message, place, why, fix);
    }

    public Diagnostic why(@Nullable String reason) {
        return new Diagnostic(message, location, reason, fix);
    }

    public Diagnostic fix(@Nullable String advice) {
        return new Diagnostic(message, location, why, advice);
    }
}
