package dev.fairlead.host.shell;

/**
 * One piece of a script. It runs in a subshell of its own with an empty stdin; a syntax error, an {@code exit} or a
 * changed variable stays inside. What it leaves running in the background must not keep its stderr open.
 */
public record Section(String id, String text, OnFailure onFailure) {

    /** What an exit status other than 0 means for the sections after it. */
    public enum OnFailure {
        CONTINUE,
        STOP
    }

    /** A section that only asks: the others run whatever its exit status. */
    public static Section asking(String id, String text) {
        return new Section(id, text, OnFailure.CONTINUE);
    }

    /** A section that changes something: nothing after it runs unless it succeeds. */
    public static Section doing(String id, String text) {
        return new Section(id, text, OnFailure.STOP);
    }

    /** Without the text, which may hold secrets. */
    @Override
    public String toString() {
        return "Section[" + id + ", " + text.length() + " characters, " + onFailure + "]";
    }
}
