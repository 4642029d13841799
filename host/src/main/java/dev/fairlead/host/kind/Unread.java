package dev.fairlead.host.kind;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code fl_stat} complained of, apart from things that are not there: a thing it said nothing of is only absent if
 * nothing else kept it from being seen.
 */
public record Unread(List<String> complaints) {
    public Unread {
        complaints = List.copyOf(complaints);
    }

    /** @param stderr of the section that asked */
    public static Unread in(String stderr) {
        return new Unread(stderr.lines().filter(line -> !line.isBlank()).toList());
    }

    /** Why nobody can say whether it is there, or null if it is not. */
    public @Nullable String reason(String path) {
        return complaints.stream()
                .filter(complaint -> isAbout(complaint, path))
                .findFirst()
                .map(complaint -> "The box cannot tell what is at " + path + ": " + complaint)
                .orElse(null);
    }

    /** Of a complaint that names no path, or of a name that is told in quotes of some kind, any may be meant. */
    private static boolean isAbout(String complaint, String path) {
        return complaint.contains(path) || !complaint.contains(" '/") || path.matches(".*['\"\\\\$].*");
    }
}
