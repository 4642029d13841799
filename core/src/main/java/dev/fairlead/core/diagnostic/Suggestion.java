package dev.fairlead.core.diagnostic;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** "Did you mean": the known word nearest to one that is not known. */
public final class Suggestion {
    private static final int LONGEST = 64;

    private Suggestion() {}

    /** The nearest of the known words, or null when none is near enough to be what was meant. */
    public static @Nullable String nearest(String word, Iterable<String> known) {
        if (word.length() > LONGEST) {
            return null;
        }
        String plain = plain(word);
        String best = null;
        int bestDistance = reach(plain) + 1;
        for (String candidate : known) {
            if (Math.abs(candidate.length() - word.length()) > LONGEST) {
                continue;
            }
            int distance = distance(plain, plain(candidate));
            if (distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return best;
    }

    /** {@code Did you mean `tag`?}, or null. */
    public static @Nullable String didYouMean(String word, Iterable<String> known) {
        String nearest = nearest(word, known);
        return nearest == null ? null : "Did you mean `" + nearest + "`?";
    }

    private static int reach(String word) {
        return word.length() <= 3 ? 1 : word.length() <= 7 ? 2 : 3;
    }

    /** Without what differs between houses: {@code container_port} and {@code ContainerPort} are the same word. */
    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }

    /** Damerau-Levenshtein, with neighbours swapped at most once (optimal string alignment). */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            d[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            d[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
