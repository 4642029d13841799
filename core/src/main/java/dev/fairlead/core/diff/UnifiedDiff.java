package dev.fairlead.core.diff;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A unified diff with three lines of context, as {@code diff -u} writes it, without the two file lines. */
public final class UnifiedDiff {
    private static final int CONTEXT = 3;
    private static final String NO_NEWLINE = "\n\\ No newline at end of file";

    private static final Pattern HEAD = Pattern.compile("^@@ -(\\d+),(\\d+) \\+(\\d+),(\\d+) @@$");

    private UnifiedDiff() {}

    /** The empty text if both are the same; otherwise lines that each end with a newline. */
    public static String between(String before, String after) {
        if (before.equals(after)) {
            return "";
        }
        List<String> from = lines(before);
        List<String> unified =
                UnifiedDiffUtils.generateUnifiedDiff("", "", from, DiffUtils.diff(from, lines(after)), CONTEXT);
        return unified.stream().skip(2).map(line -> asOfDiff(line) + "\n").collect(Collectors.joining());
    }

    private static String asOfDiff(String line) {
        Matcher head = HEAD.matcher(line);
        return head.matches()
                ? "@@ -" + range(head.group(1), head.group(2)) + " +" + range(head.group(3), head.group(4)) + " @@"
                : line;
    }

    /** One line goes without its count, and none stands behind the line before it. */
    private static String range(String from, String count) {
        return switch (count) {
            case "0" -> Integer.parseInt(from) - 1 + ",0";
            case "1" -> from;
            default -> from + "," + count;
        };
    }

    private static List<String> lines(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        var lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        if (lines.getLast().isEmpty()) {
            lines.removeLast();
        } else {
            lines.add(lines.removeLast() + NO_NEWLINE);
        }
        return lines;
    }
}
