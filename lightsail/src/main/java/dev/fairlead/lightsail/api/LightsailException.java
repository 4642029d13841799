package dev.fairlead.lightsail.api;

import org.jspecify.annotations.Nullable;

/** Lightsail refused, failed or could not be asked: a sentence for a person, what was seen, and how to mend it. */
public final class LightsailException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Reason reason;
    private final @Nullable String why;
    private final @Nullable String fix;

    /** What went wrong, for code that must tell the cases apart. */
    public enum Reason {
        NO_CREDENTIALS,
        NOT_ALLOWED,
        UNREACHABLE,
        NOT_FOUND,
        REFUSED,
        /** Throttled, out of order, or in conflict with what is under way: worth another try. */
        BUSY,
        /** What was asked bore the time of a clock that is off: the next try bears that of the service. */
        WRONG_CLOCK,
        OPERATION_FAILED,
        TOOK_TOO_LONG
    }

    public LightsailException(Reason reason, String message, @Nullable String why, @Nullable String fix) {
        super(message);
        this.reason = reason;
        this.why = why;
        this.fix = fix;
    }

    public Reason reason() {
        return reason;
    }

    public @Nullable String why() {
        return why;
    }

    public @Nullable String fix() {
        return fix;
    }

    LightsailException because(String seen) {
        var told = new LightsailException(reason, String.valueOf(getMessage()), seen, fix);
        told.initCause(this);
        return told;
    }
}
