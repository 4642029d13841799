package dev.fairlead.host.memory;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The phases in which an app moves from a systemd unit to Docker, in their order. */
public enum Phase {
    PREPARE("back up what there is, install Docker and pull the image"),
    PARALLEL("start the container beside the old app"),
    SOAK("compare the two, minute by minute"),
    CUTOVER("let nginx pass its visitors to the container"),
    SETTLE("stop the old app for good, and let the model's site and jobs take over"),
    ARCHIVE("put what is left of the old app into an archive"),
    CLEAN("remove the archive, after which there is no way back; the backups stay");

    private final String purpose;

    Phase(String purpose) {
        this.purpose = purpose;
    }

    /** In the imperative. */
    public String purpose() {
        return purpose;
    }

    /** The phase behind this one, or null. */
    public @Nullable Phase next() {
        return switch (this) {
            case PREPARE -> PARALLEL;
            case PARALLEL -> SOAK;
            case SOAK -> CUTOVER;
            case CUTOVER -> SETTLE;
            case SETTLE -> ARCHIVE;
            case ARCHIVE -> CLEAN;
            case CLEAN -> null;
        };
    }

    /** The phase of that name, or null. */
    public static @Nullable Phase named(String word) {
        for (Phase phase : values()) {
            if (phase.toString().equals(word)) {
                return phase;
            }
        }
        return null;
    }

    public static List<String> names() {
        return List.of(values()).stream().map(Phase::toString).toList();
    }

    /** As it stands on the command line and in the box's memory. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
