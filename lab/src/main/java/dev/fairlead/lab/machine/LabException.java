package dev.fairlead.lab.machine;

/**
 * Something the lab needs is missing or failed: one sentence, what was seen, and what mends it. The message holds all
 * three; the last two may be empty.
 */
public final class LabException extends RuntimeException {
    private final String summary;
    private final String why;
    private final String fix;

    public LabException(String summary, String why, String fix) {
        super(summary + line("why", why) + line("fix", fix));
        this.summary = summary;
        this.why = why.strip();
        this.fix = fix.strip();
    }

    public static LabException because(String summary, Throwable cause) {
        var seen = cause.getMessage();
        var exception =
                new LabException(summary, seen == null ? cause.getClass().getSimpleName() : seen, "");
        exception.initCause(cause);
        return exception;
    }

    /** One sentence. */
    public String summary() {
        return summary;
    }

    /** What was seen: an exit status, the last lines of a log, the Engine's answer. */
    public String why() {
        return why;
    }

    /** An imperative, or a command to paste. */
    public String fix() {
        return fix;
    }

    private static String line(String title, String text) {
        return text.isBlank() ? "" : "\n  " + title + ": " + text.strip().replace("\n", "\n       ");
    }
}
