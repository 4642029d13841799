package dev.fairlead.templates;

import dev.fairlead.templates.MigrationPage.Mark;
import dev.fairlead.templates.MigrationPage.Point;
import dev.fairlead.templates.MigrationPage.Report;
import dev.fairlead.templates.MigrationPage.Side;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The charts of a migration: a row each for latency, errors and memory, in which both sides have the same scale. */
final class MigrationCharts {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    /** A limit that is so many times above all that was measured would leave a flat line of it. */
    private static final double FAR = 3;

    /** Narrower than the name of a phase. */
    private static final double NAME = 58;

    private static final double NO_ERRORS_TOP = 1;

    private final Report report;
    private final long from;
    private final long to;

    private MigrationCharts(Report report) {
        this.report = report;
        var times = all().mapToLong(Point::at).summaryStatistics();
        long margin = Math.max(1, (times.getMax() - times.getMin()) / 20);
        var marks = events().mapToLong(mark -> mark.at().getEpochSecond())
                .filter(at -> at >= times.getMin() - margin && at <= times.getMax() + margin)
                .summaryStatistics();
        this.from = Math.min(times.getMin(), marks.getMin());
        this.to = Math.max(times.getMax(), marks.getMax());
    }

    static List<Map<String, Object>> of(Report report) {
        var charts = new MigrationCharts(report);
        return List.of(charts.latency(), charts.errors(), charts.memory());
    }

    private Stream<Point> all() {
        return Stream.concat(report.old().points().stream(), report.container().points().stream());
    }

    private Stream<Mark> events() {
        return report.marks().stream().filter(mark -> !mark.event().isEmpty());
    }

    private double greatest(ToDoubleFunction<Point> value) {
        return all().mapToDouble(value).max().orElse(0);
    }

    private Map<String, Object> latency() {
        double limit = report.limits().p95();
        double greatest = greatest(Point::p95);
        boolean isFar = limit > FAR * greatest;
        Plot plot = Plot.of(from, to, isFar ? greatest : Math.max(greatest, limit));
        Map<String, Object> old = panel(plot, report.old(), "line", Point::p95, Point::p50);
        Map<String, Object> container = panel(plot, report.container(), "line", Point::p95, Point::p50);
        String name = String.format(Locale.ROOT, "limit %,.0f ms", limit);
        limit(plot, container, limit, isFar ? name + ", far above" : name);
        return row(
                "Latency",
                "ms",
                "The line: 95 of 100 answers came within it. The pale one: half of them.",
                old,
                container);
    }

    private Map<String, Object> errors() {
        double limit = report.limits().wrong();
        Plot plot = Plot.of(
                from,
                to,
                Math.max(Math.max(greatest(Point::wrong), Math.min(limit, NO_ERRORS_TOP)), NO_ERRORS_TOP / 2));
        Map<String, Object> old = bars(plot, report.old());
        Map<String, Object> container = bars(plot, report.container());
        limit(plot, container, limit, String.format(Locale.ROOT, "limit %.1f %%, on the whole", limit));
        return row(
                "Wrong answers",
                "%",
                "Of the answers at that time: no answer, or another status than expected.",
                old,
                container);
    }

    private Map<String, Object> memory() {
        double first = report.container().figures().first();
        double limit = first * (1 + report.limits().growth() / 100);
        double greatest = greatest(Point::memory);
        boolean isFar = limit > FAR * greatest || first == 0;
        Plot plot = Plot.of(from, to, isFar ? greatest : Math.max(greatest, limit));
        Map<String, Object> old = panel(plot, report.old(), "area", Point::memory, Point::memory);
        Map<String, Object> container = panel(plot, report.container(), "area", Point::memory, Point::memory);
        if (!isFar) {
            limit(
                    plot,
                    container,
                    limit,
                    String.format(Locale.ROOT, "limit %+.0f %%", report.limits().growth()));
        }
        return row("Memory", "MiB", "All processes of each, with shared pages counted in part.", old, container);
    }

    private Map<String, Object> panel(
            Plot plot, Side side, String shape, ToDoubleFunction<Point> value, ToDoubleFunction<Point> other) {
        Map<String, Object> panel = surface(plot, side);
        long gap = gap(side.points());
        panel.put("line", plot.line(side.points(), value, gap));
        panel.put("area", shape.equals("area") ? plot.area(side.points(), value, gap) : "");
        panel.put("pale", shape.equals("area") ? "" : plot.line(side.points(), other, gap));
        // A line needs two points.
        panel.put(
                "dots",
                side.points().size() > 2
                        ? List.of()
                        : side.points().stream()
                                .map(point -> Map.of(
                                        "x",
                                        Plot.text(plot.x(point.at())),
                                        "y",
                                        Plot.text(plot.y(value.applyAsDouble(point)))))
                                .toList());
        return panel;
    }

    private Map<String, Object> bars(Plot plot, Side side) {
        Map<String, Object> panel = surface(plot, side);
        double width = Math.clamp(
                0.8
                        * (Plot.WIDTH - Plot.LEFT - Plot.RIGHT)
                        / Math.max(1, side.points().size()),
                1.5,
                12);
        var bars = new ArrayList<Map<String, Object>>();
        for (Point point : side.points()) {
            if (point.wrong() > 0) {
                double y = plot.y(point.wrong());
                bars.add(Map.of(
                        "x", Plot.text(plot.x(point.at()) - width / 2),
                        "y", Plot.text(y),
                        "width", Plot.text(width),
                        "height", Plot.text(plot.y(0) - y)));
            }
        }
        panel.put("bars", bars);
        panel.put("spotless", bars.isEmpty() && side.figures().errors() == 0);
        return panel;
    }

    /** Axes, marks, and what a pointer that rests there is told. */
    private Map<String, Object> surface(Plot plot, Side side) {
        var panel = new HashMap<String, Object>();
        panel.put("values", plot.values().stream().map(MigrationCharts::tick).toList());
        panel.put("times", plot.times().stream().map(MigrationCharts::tick).toList());
        panel.put("marks", marks(plot));
        panel.put("rests", rests(plot, side.points()));
        panel.put("bars", List.of());
        panel.put("dots", List.of());
        return panel;
    }

    private static Map<String, String> tick(Plot.Tick tick) {
        return Map.of("at", tick.at(), "label", tick.label(), "anchor", tick.anchor());
    }

    private List<Map<String, String>> marks(Plot plot) {
        var marks = new ArrayList<Map<String, String>>();
        double last = -2 * NAME;
        boolean isLower = false;
        for (Mark mark : events().toList()) {
            long at = mark.at().getEpochSecond();
            if (at < from || at > to) {
                continue;
            }
            double x = plot.x(at);
            isLower = x - last < NAME && !isLower;
            last = x;
            boolean isAtEdge = x > Plot.WIDTH - Plot.RIGHT - NAME;
            marks.add(Map.of(
                    "x", Plot.text(x),
                    "label", mark.event(),
                    "anchor", isAtEdge ? "end" : "start",
                    "text", Plot.text(isAtEdge ? x - 4 : x + 4),
                    "y", isLower ? "32" : "15"));
        }
        return marks;
    }

    private static List<Map<String, String>> rests(Plot plot, List<Point> points) {
        var rests = new ArrayList<Map<String, String>>();
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            double x = plot.x(point.at());
            double left = i == 0 ? Plot.LEFT : (plot.x(points.get(i - 1).at()) + x) / 2;
            double right = i == points.size() - 1
                    ? Plot.WIDTH - Plot.RIGHT
                    : (x + plot.x(points.get(i + 1).at())) / 2;
            rests.add(Map.of(
                    "x", Plot.text(left),
                    "width", Plot.text(Math.max(0.1, right - left)),
                    "told",
                            String.format(
                                    Locale.ROOT,
                                    "%s UTC: 95 of 100 within %,.1f ms, half within %,.1f ms, %.2f %% wrong, %,.0f MiB",
                                    MOMENT.format(Instant.ofEpochSecond(point.at())),
                                    point.p95(),
                                    point.p50(),
                                    point.wrong(),
                                    point.memory())));
        }
        return rests;
    }

    private void limit(Plot plot, Map<String, Object> panel, double limit, String name) {
        panel.put("limit", name);
        if (limit <= plot.top()) {
            panel.put("limitAt", Plot.text(plot.y(limit)));
        }
    }

    /** Three times what lies between two looks as a rule. */
    private static long gap(List<Point> points) {
        if (points.size() < 2) {
            return Long.MAX_VALUE / 4;
        }
        long[] between = new long[points.size() - 1];
        for (int i = 1; i < points.size(); i++) {
            between[i - 1] = points.get(i).at() - points.get(i - 1).at();
        }
        Arrays.sort(between);
        return Math.max(180, 3 * between[between.length / 2]);
    }

    private static Map<String, Object> row(
            String title, String unit, String note, Map<String, Object> old, Map<String, Object> container) {
        old.put("side", "old");
        container.put("side", "container");
        return Map.of("title", title, "unit", unit, "note", note, "panels", List.of(old, container));
    }
}
