package dev.fairlead.host.migration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all looks at one of the two apps come to, as the box counts it.
 *
 * @param p50 half of the answers came within it, in microseconds
 * @param p95 95 of 100 answers did
 * @param first memory in kilobytes, on average over the first quarter of the time
 * @param last the same over the last quarter
 */
public record Figures(Side side, long looks, long requests, long errors, long p50, long p95, long first, long last) {
    private static final int WORDS = 19;

    /** Which app. */
    public enum Side {
        OLD("old"),
        CONTAINER("new");

        private final String word;

        Side(String word) {
            this.word = word;
        }

        static @Nullable Side of(String word) {
            return word.equals(OLD.word) ? OLD : (word.equals(CONTAINER.word) ? CONTAINER : null);
        }
    }

    /** Of one where nothing was measured. */
    public static Figures none(Side side) {
        return new Figures(side, 0, 0, 0, 0, 0, 0, 0);
    }

    /** The figures of a side among the lines that the box printed; all zero where there are none. */
    public static Figures of(Side side, List<String> lines) {
        for (String line : lines) {
            Figures figures = read(line.split(" "));
            if (figures != null && figures.side == side) {
                return figures;
            }
        }
        return none(side);
    }

    /** What is beyond the limits, a sentence each. */
    public static List<String> beyond(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("beyond "))
                .map(line -> line.substring("beyond ".length()))
                .toList();
    }

    /** {@code SIDE samples N requests N errors N p50 N p95 N first N last N from TIME to TIME}; null for another line. */
    private static @Nullable Figures read(String[] words) {
        Side side = words.length == WORDS ? Side.of(words[0]) : null;
        if (side == null) {
            return null;
        }
        try {
            return new Figures(
                    side,
                    Long.parseLong(words[2]),
                    Long.parseLong(words[4]),
                    Long.parseLong(words[6]),
                    Long.parseLong(words[8]),
                    Long.parseLong(words[10]),
                    Long.parseLong(words[12]),
                    Long.parseLong(words[14]));
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
