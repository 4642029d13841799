package dev.fairlead.cli.view;

/** How much of a plan a person wants to read. */
public enum Detail {
    /** Updates with their diffs; things made or taken away on a line each. */
    BRIEF,
    /** Every attribute and every text. */
    FULL;

    public static Detail when(boolean full) {
        return full ? FULL : BRIEF;
    }
}
