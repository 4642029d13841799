package dev.fairlead.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A table in Markdown, padded so that it reads on a terminal too. The first column is words, the others are figures. */
public final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... titles) {
        rows.add(List.of(titles));
    }

    public Table row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    public String text() {
        int[] widths = new int[rows.getFirst().size()];
        rows.forEach(row ->
                Arrays.setAll(widths, i -> Math.max(widths[i], row.get(i).length())));
        var lines = new ArrayList<String>();
        for (List<String> row : rows) {
            lines.add(line(row, widths));
        }
        lines.add(1, rule(widths));
        return String.join("\n", lines) + "\n";
    }

    private static String line(List<String> row, int[] widths) {
        var line = new StringBuilder("|");
        for (int i = 0; i < widths.length; i++) {
            String gap = " ".repeat(widths[i] - row.get(i).length());
            line.append(' ')
                    .append(i == 0 ? row.get(i) + gap : gap + row.get(i))
                    .append(" |");
        }
        return line.toString();
    }

    private static String rule(int[] widths) {
        return Arrays.stream(widths)
                .mapToObj(width -> "-".repeat(width + 1) + ":|")
                .collect(Collectors.joining("", "|", ""))
                .replaceFirst("-:", "--");
    }
}
