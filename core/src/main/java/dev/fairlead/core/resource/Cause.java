package dev.fairlead.core.resource;

import java.util.Locale;

/** Why a thing is not as it should be. */
public enum Cause {
    /** The model asks for it for the first time. */
    NEW,
    /** The model was changed since the last apply. */
    MODEL,
    /** Someone changed the box since the last apply. */
    DRIFT,
    /** Fairlead made it and the model no longer names it. */
    ORPHAN;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
