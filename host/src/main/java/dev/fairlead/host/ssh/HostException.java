package dev.fairlead.host.ssh;

import org.jspecify.annotations.Nullable;

/** The box could not be reached, or not be asked: a sentence for a person, with what was seen and how to mend it. */
public class HostException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Reason reason;
    private final @Nullable String why;
    private final @Nullable String fix;

    /** What went wrong, for code that must tell the cases apart. */
    public enum Reason {
        ADDRESS_UNKNOWN,
        UNREACHABLE,
        CONNECT_TIMED_OUT,
        HOST_KEY_UNKNOWN,
        HOST_KEY_CHANGED,
        IDENTITY_UNUSABLE,
        LOGIN_REFUSED,
        PROTOCOL,
        CONNECTION_LOST,
        EXEC_TIMED_OUT,
        SUDO_REFUSED,
        SHELL_REFUSED,
        LOCK_TAKEN_AWAY,
        MEMORY_UNWRITABLE,
        NOT_TAKEN_BACK,
        NOT_SERVED,
        BELONGS_TO_ANOTHER,
        LEAVES_DATA,
        MIGRATING
    }

    public HostException(Reason reason, String message, @Nullable String why, @Nullable String fix) {
        super(message);
        this.reason = reason;
        this.why = why;
        this.fix = fix;
    }

    HostException(HostException same) {
        super(same.getMessage(), same);
        this.reason = same.reason;
        this.why = same.why;
        this.fix = same.fix;
    }

    public final Reason reason() {
        return reason;
    }

    public final @Nullable String why() {
        return why;
    }

    public final @Nullable String fix() {
        return fix;
    }
}
