package dev.fairlead.cli.process;

/** What the program tells the shell, the same for every command. */
public final class ExitStatus {
    /** Done, or in sync. */
    public static final int DONE = 0;

    public static final int FAILED = 1;

    /** The command line or the model is wrong. */
    public static final int WRONG = 2;

    /** Changes pending, or drift that an apply would mend. */
    public static final int PENDING = 3;

    /** Something could not be observed, so nobody can say. */
    public static final int UNKNOWN = 4;

    /** Failed and rolled back; the old state serves. */
    public static final int ROLLED_BACK = 5;

    private ExitStatus() {}
}
