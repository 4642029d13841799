package dev.fairlead.core.diff;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A unified diff with three lines of context, as {@code diff -u} writes it, without the two file lines. */
public final class UnifiedDiff {
    private static final int CONTEXT = 3;
    private static final String NO_NEWLINE = "\\ No newline at end of file";

    private UnifiedDiff() {}

    /** The empty text if both are the same; otherwise lines that each end with a newline. */
    public static String between(String before, String after) {
        if (before.equals(after)) {
            return "";
        }
        List<String> from = lines(before);
        List<String> unified =
                UnifiedDiffUtils.generateUnifiedDiff("", "", from, DiffUtils.diff(from, lines(after)), CONTEXT);
        return String.join("\n", unified.subList(2, unified.size())) + "\n";
    }

    private static List<String> lines(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        var lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        if (lines.getLast().isEmpty()) {
            lines.removeLast();
        } else {
            lines.add(NO_NEWLINE);
        }
        return lines;
    }
}
