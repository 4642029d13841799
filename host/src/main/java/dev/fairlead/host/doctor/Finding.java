package dev.fairlead.host.doctor;

import org.jspecify.annotations.Nullable;

/**
 * What one check found.
 *
 * @param check its name
 * @param sentence what is so
 * @param why what was seen; null when the sentence says it
 * @param fix an imperative or a command to paste; null rather than guessed
 */
public record Finding(
        String check,
        Severity severity,
        String sentence,
        @Nullable String why,
        @Nullable String fix) {

    Finding why(@Nullable String seen) {
        return new Finding(check, severity, sentence, seen, fix);
    }

    Finding fix(@Nullable String mend) {
        return new Finding(check, severity, sentence, why, mend);
    }
}
