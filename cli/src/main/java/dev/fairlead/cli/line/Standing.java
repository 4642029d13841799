package dev.fairlead.cli.line;

import dev.fairlead.cli.process.ExitStatus;

/** How one of many servers came off, for the sentence that counts them. */
public enum Standing {
    /** Nothing is to be said of it. */
    WELL,
    /** Something differs. */
    PENDING,
    /** It could not be looked at, or not at all of it. */
    UNKNOWN,
    FAILED;

    /** Of a status that stands for a failure. */
    public static Standing ofFailure(int status) {
        return status == ExitStatus.UNKNOWN ? UNKNOWN : FAILED;
    }

    /** Of a status that tells all. */
    public static Standing of(int status) {
        return switch (status) {
            case ExitStatus.DONE -> WELL;
            case ExitStatus.PENDING -> PENDING;
            default -> ofFailure(status);
        };
    }
}
