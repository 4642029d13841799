package dev.fairlead.lab;

import java.util.Locale;

/** The Debian releases a box can be. */
public enum DebianRelease {
    /** Debian 12. */
    BOOKWORM,
    /** Debian 13. */
    TRIXIE;

    public String codename() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DebianRelease of(String codename) {
        return valueOf(codename.toUpperCase(Locale.ROOT));
    }
}
