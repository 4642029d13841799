package dev.fairlead.core.model.schema;

import dev.fairlead.core.diagnostic.Diagnostic;
import org.jspecify.annotations.Nullable;

/** Characters that a file, an environment or a command line of the server cannot hold. */
final class Unwritable {
    private Unwritable() {}

    static @Nullable Diagnostic complaint(String subject, String text, boolean mayHaveLines) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == 0) {
                return Diagnostic.of(subject + " holds a NUL character.")
                        .why("No file name, environment or command line can hold one.");
            }
            if (!mayHaveLines && (c == '\n' || c == '\r')) {
                return Diagnostic.of(subject + " holds a line break.")
                        .why("It must fit in one line where it is written.");
            }
            if (Character.isSurrogate(c)) {
                if (!isPair(text, at)) {
                    return Diagnostic.of(subject + " holds half a character.")
                            .why("A lone surrogate cannot be written as UTF-8.");
                }
                at++;
            }
        }
        return null;
    }

    private static boolean isPair(String text, int at) {
        return at + 1 < text.length() && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
    }
}
