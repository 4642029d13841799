package dev.fairlead.host.shell;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One piece of a script. It runs in a subshell of its own with an empty stdin; a syntax error, an {@code exit} or a
 * changed variable stays inside. What it leaves running in the background must not keep its stderr open.
 *
 * @param limit how long it may take; null where only the whole script has a limit
 */
public record Section(
        String id,
        String text,
        OnFailure onFailure,
        @Nullable Duration limit) {

    /** What an exit status other than 0 means for the sections after it. */
    public enum OnFailure {
        CONTINUE,
        STOP
    }

    /** A section that only asks: the others run whatever its exit status. */
    public static Section asking(String id, String text) {
        return new Section(id, text, OnFailure.CONTINUE, null);
    }

    /** A section that changes something: nothing after it runs unless it succeeds. */
    public static Section doing(String id, String text) {
        return new Section(id, text, OnFailure.STOP, null);
    }

    public Section within(Duration otherLimit) {
        return new Section(id, text, onFailure, otherLimit);
    }

    /** Without the text, which may hold secrets. */
    @Override
    public String toString() {
        return "Section[" + id + ", " + text.length() + " characters, " + onFailure + "]";
    }
}
