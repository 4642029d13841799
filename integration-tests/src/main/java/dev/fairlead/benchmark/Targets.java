package dev.fairlead.benchmark;

import dev.fairlead.table.Table;
import java.util.Locale;

/** What was promised, beside what was seen. */
final class Targets {
    private final Table table = new Table("target", "at most", "seen", "reached");

    void add(String claim, double limit, double seen, String format) {
        table.row(claim, figure(format, limit), figure(format, seen), seen <= limit ? "yes" : "**no**");
    }

    String text() {
        return table.text();
    }

    private static String figure(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
