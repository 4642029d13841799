package dev.fairlead.load;

import dev.fairlead.table.Table;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The figures of a load, part by part, for a person. */
public final class LoadReport {
    private static final int SHOWN = 20;
    private static final double MILLIS = 1000;

    private LoadReport() {}

    public static String text(List<Figures> parts) {
        var table = new Table(
                "", "seconds", "answered", "failed", "broken", "farewells", "slowest, ms", "silence, ms", "versions");
        for (Figures part : parts) {
            table.row(
                    part.label(),
                    seconds(part.length()),
                    Integer.toString(part.answered()),
                    Integer.toString(part.failed().size()),
                    Integer.toString(part.broken().size()),
                    Integer.toString(part.farewells()),
                    millis(part.slowest()),
                    millis(part.silence()),
                    versions(part.versions()));
        }
        return table.text() + flaws(parts);
    }

    private static String flaws(List<Figures> parts) {
        var flaws = new TreeMap<String, Integer>();
        for (Figures part : parts) {
            part.failed().forEach(what -> flaws.merge(part.label() + ": failed: " + what, 1, Integer::sum));
            part.broken().forEach(what -> flaws.merge(part.label() + ": broken: " + what, 1, Integer::sum));
        }
        return flaws.entrySet().stream()
                .limit(SHOWN)
                .map(flaw -> flaw.getValue() + " x " + flaw.getKey() + "\n")
                .collect(Collectors.joining());
    }

    private static String versions(Map<String, Integer> versions) {
        return new TreeMap<>(versions)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining(", "));
    }

    private static String seconds(Duration duration) {
        return "%.1f".formatted(duration.toMillis() / MILLIS);
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
