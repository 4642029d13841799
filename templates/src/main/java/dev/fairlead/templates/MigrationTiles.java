package dev.fairlead.templates;

import dev.fairlead.templates.MigrationPage.Figures;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The three figures that decide, each against its limit. */
final class MigrationTiles {
    private MigrationTiles() {}

    static List<Map<String, Object>> of(MigrationPage.Report report) {
        Figures old = report.old().figures();
        Figures container = report.container().figures();
        MigrationPage.Limits limits = report.limits();
        return List.of(
                tile("Wrong answers", container.wrong(), old.wrong(), limits.wrong(), "%.2f", "%", ""),
                tile("95 of 100 answers within", container.p95(), old.p95(), limits.p95(), "%,.1f", "ms", ""),
                tile(
                        "Growth of memory",
                        container.growth(),
                        old.growth(),
                        limits.growth(),
                        "%+.0f",
                        "%",
                        String.format(Locale.ROOT, "%,.0f to %,.0f MiB", container.first(), container.last())));
    }

    private static Map<String, Object> tile(
            String name, double value, double old, double limit, String format, String unit, String note) {
        var tile = new HashMap<String, Object>();
        tile.put("name", name);
        tile.put("value", String.format(Locale.ROOT, format, value));
        tile.put("unit", unit);
        tile.put("old", String.format(Locale.ROOT, format, old) + " " + unit);
        tile.put("limit", String.format(Locale.ROOT, limit < 10 ? "%.1f" : "%,.0f", limit) + " " + unit);
        tile.put("note", note);
        tile.put("beyond", value > limit);
        tile.put("share", Plot.text(limit == 0 ? (value > 0 ? 100 : 0) : Math.clamp(100 * value / limit, 0, 100)));
        return tile;
    }
}
