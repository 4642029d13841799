package dev.fairlead.core.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A difference between model and server that somebody knows of, and lets be for a time.
 *
 * @param address of the things, as plans show it; {@code *} stands for any text
 * @param attribute what may differ of them, with the same {@code *}; null for all, and for their being there at all
 * @param reason for whoever reads the report
 * @param until the last day on which it counts, in UTC
 */
public record IgnoreRule(String address, @Nullable String attribute, String reason, LocalDate until) {
    private static final char ANY = '*';

    public boolean isOver(LocalDate today) {
        return until.isBefore(today);
    }

    /** The last day on which it counts, as it is written. */
    public String lastDay() {
        return until.toString();
    }

    /** Whether it speaks of the thing, in whatever it differs. */
    public boolean names(String thing) {
        return matches(address, thing);
    }

    /** Whether it speaks of that attribute of what it names. */
    public boolean covers(String differing) {
        return attribute == null || matches(attribute, differing);
    }

    /** {@code host/file:/etc/motd}, or {@code mode of host/file:/etc/motd}. */
    public String subject() {
        return attribute == null ? address : attribute + " of " + address;
    }

    /** Goes back to the last star alone, so that no pattern takes longer than pattern times text. */
    private static boolean matches(String pattern, String text) {
        int at = 0;
        int star = -1;
        int begin = 0;
        for (int i = 0; i < text.length(); ) {
            if (at < pattern.length() && pattern.charAt(at) == ANY) {
                star = at++;
                begin = i;
            } else if (at < pattern.length() && pattern.charAt(at) == text.charAt(i)) {
                at++;
                i++;
            } else if (star >= 0) {
                at = star + 1;
                i = ++begin;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == ANY) {
            at++;
        }
        return at == pattern.length();
    }
}
