package dev.fairlead.host.doctor;

import java.util.Locale;

/** How bad a finding is. */
public enum Severity {
    OK,
    /** It could not be looked at, so nobody can say. */
    UNKNOWN,
    WARNING,
    /** It breaks a deploy, or the site. */
    PROBLEM;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
