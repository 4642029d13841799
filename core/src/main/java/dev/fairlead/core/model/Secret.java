package dev.fairlead.core.model;

/** A value that shows itself only when asked by name: no log, error or plan prints it by accident. */
public final class Secret {
    /** What every secret looks like in print. */
    public static final String MASK = "••••••";

    private final String value;

    public Secret(String value) {
        this.value = value;
    }

    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return MASK;
    }
}
