package dev.fairlead.host.memory;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far the migration of an app is, by the last line of the box's journal of it.
 *
 * @param at the box's time
 * @param by user and machine, or the box itself
 */
public record MigrationMark(String app, Phase phase, Word word, String at, String by) {
    /** Prints the journal, a line a mark: {@code APP PHASE WORD TIME WHO}. */
    public static final String PROBE = "cat \"$FAIRLEAD/migration/journal\" 2>/dev/null\n:\n";

    /** What happened to the phase. */
    public enum Word {
        /** And nothing is known of its end. */
        BEGAN,
        DONE,
        /** The box itself went back to the old app, which left the phase before as it was. */
        FELL,
        /** A person went all the way back. */
        BACK;

        static @Nullable Word of(String text) {
            return switch (text) {
                case "began" -> BEGAN;
                case "done" -> DONE;
                case "fell" -> FELL;
                case "back" -> BACK;
                default -> null;
            };
        }
    }

    /** The last mark that is whole, or null for a box where nothing was begun; a torn line is passed over. */
    public static @Nullable MigrationMark last(List<String> lines) {
        return lines.reversed().stream()
                .map(MigrationMark::of)
                .filter(mark -> mark != null)
                .findFirst()
                .orElse(null);
    }

    /** All marks of an app that are whole, in their order. */
    public static List<MigrationMark> all(List<String> lines, String app) {
        return lines.stream()
                .map(MigrationMark::of)
                .filter(Objects::nonNull)
                .filter(mark -> mark.app().equals(app))
                .toList();
    }

    private static @Nullable MigrationMark of(String line) {
        String[] words = line.split(" ", 5);
        if (words.length < 5) {
            return null;
        }
        Phase phase = Phase.named(words[1]);
        Word word = Word.of(words[2]);
        return phase == null || word == null ? null : new MigrationMark(words[0], phase, word, words[3], words[4]);
    }

    /**
     * Whether the box belongs to the old way and to Docker at once, so that an apply must keep away. Once it is settled, what
     * is left of the old app is only kept.
     */
    public boolean isUnderWay() {
        return switch (word) {
            case DONE -> phase.compareTo(Phase.SETTLE) < 0;
            case BEGAN -> phase.compareTo(Phase.SETTLE) <= 0;
            case FELL, BACK -> true;
        };
    }

    /** Whether the app lives in Docker alone, and the old one is only kept. */
    public boolean isSettled() {
        return word == Word.DONE && phase.compareTo(Phase.SETTLE) >= 0;
    }

    /** Whether visitors were sent to the container, and nothing took them back since. */
    public boolean hasTakenOver() {
        return (word == Word.BEGAN || word == Word.DONE) && phase.compareTo(Phase.CUTOVER) >= 0;
    }

    /** Whether nothing is left on the box that another migration would take for its own. */
    public boolean isOver() {
        return word == Word.BACK || (phase == Phase.CLEAN && word == Word.DONE);
    }

    /** Whether the old app can still be brought back. */
    public boolean isReversible() {
        return phase != Phase.CLEAN;
    }

    /** The phase to come next, or null after the last. */
    public @Nullable Phase next() {
        return switch (word) {
            case BEGAN, FELL -> phase;
            case DONE -> phase.next();
            case BACK -> Phase.PREPARE;
        };
    }

    /** A sentence for whoever looks at the box. */
    public String sentence() {
        String who = " (" + by + ", " + at + ").";
        return switch (word) {
            case BEGAN ->
                "The migration of " + app + " is in its phase " + phase + ", which did not come to its end" + who;
            case DONE ->
                isUnderWay()
                        ? "The migration of " + app + " is under way: its phase " + phase + " is done" + who
                        : "The migration of " + app + " is done up to its phase " + phase + who;
            case FELL ->
                "The migration of " + app + " fell back from its phase " + phase + ": the old app serves" + who;
            case BACK ->
                "The migration of " + app + " went back from its phase " + phase + ": the old app serves alone" + who;
        };
    }
}
