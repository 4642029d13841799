package dev.fairlead.core.resource;

import java.util.Locale;

/** What someone using the server notices of a change, mildest first. */
public enum Downtime {
    NONE,
    RELOAD,
    RESTART,
    REBOOT;

    public Downtime worse(Downtime other) {
        return compareTo(other) >= 0 ? this : other;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
