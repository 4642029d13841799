package dev.fairlead.templates;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The report of a migration: one file of HTML, without a script and without anything from elsewhere. */
public final class MigrationPage {
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private MigrationPage() {}

    /**
     * What is told.
     *
     * @param reasons what the container went beyond, a sentence each; empty where it kept to its limits
     * @param how what was asked, and how often
     */
    public record Report(
            String app,
            String server,
            List<String> reasons,
            Side old,
            Side container,
            Limits limits,
            List<Mark> marks,
            String how) {
        public Report {
            reasons = List.copyOf(reasons);
            marks = List.copyOf(marks);
        }
    }

    /** One of the two apps. */
    public record Side(Figures figures, List<Point> points) {
        public Side {
            points = List.copyOf(points);
        }
    }

    /** All of it in one: latency in milliseconds, memory in MiB in the first and the last quarter of the time. */
    public record Figures(long looks, long requests, long errors, double p50, double p95, double first, double last) {
        /** In percent of all answers. */
        double wrong() {
            return requests == 0 ? 0 : 100.0 * errors / requests;
        }

        /** In whole percent of what it held at first. */
        double growth() {
            // Never less than nothing, which would read as -0.
            return first == 0 ? 0 : Math.rint(100.0 * (last - first) / first) + 0.0;
        }
    }

    /**
     * One moment.
     *
     * @param at seconds since the epoch
     * @param p50 milliseconds
     * @param p95 milliseconds
     * @param wrong percent of the answers
     * @param memory MiB
     */
    public record Point(long at, double p50, double p95, double wrong, double memory) {}

    /** Percent of the answers, milliseconds, percent of the memory at first. */
    public record Limits(double wrong, double p95, double growth) {}

    /**
     * What happened to a phase.
     *
     * @param event one that changes what the charts show: {@code soak}, {@code cutover}; empty for others
     */
    public record Mark(String phase, String word, Instant at, String by, String event) {}

    public static String render(Report report) {
        var values = new HashMap<String, Object>();
        boolean isMeasured = report.container().figures().looks() > 0;
        values.put("app", report.app());
        values.put("server", report.server());
        values.put("how", report.how());
        values.put("measured", isMeasured);
        values.put("passed", isMeasured && report.reasons().isEmpty());
        values.put("taken", isTaken(report.marks()));
        values.put("reasons", report.reasons());
        values.put("span", span(report));
        values.put("tiles", MigrationTiles.of(report));
        values.put("rows", isMeasured ? MigrationCharts.of(report) : List.of());
        values.put(
                "marks", ended(report.marks()).stream().map(MigrationPage::mark).toList());
        values.put(
                "table",
                table(report.old().figures(), report.container().figures(), report.limits()).stream()
                        .map(line -> Map.of(
                                "name", line.name(),
                                "old", line.old(),
                                "container", line.container(),
                                "limit", line.limit()))
                        .toList());
        return Templates.render("migration.html.ftl", Language.HTML, values);
    }

    /** Whether the container serves, by the last event. */
    private static boolean isTaken(List<Mark> marks) {
        List<String> events = marks.stream()
                .map(Mark::event)
                .filter(event -> !event.isEmpty())
                .toList();
        return !events.isEmpty() && List.of("cutover", "settle").contains(events.getLast());
    }

    /** All but the beginnings of what came to an end later. */
    private static List<Mark> ended(List<Mark> marks) {
        var ended = new ArrayList<Mark>();
        for (int i = 0; i < marks.size(); i++) {
            Mark mark = marks.get(i);
            boolean isFollowed = marks.subList(i + 1, marks.size()).stream()
                    .anyMatch(later -> later.phase().equals(mark.phase()));
            if (!mark.word().equals("began") || !isFollowed) {
                ended.add(mark);
            }
        }
        return ended;
    }

    private static Map<String, Object> mark(Mark mark) {
        return Map.of(
                "phase", mark.phase(),
                "word", mark.word(),
                "at", DAY_AND_TIME.format(mark.at()),
                "by", mark.by());
    }

    private static String span(Report report) {
        var times = Stream.of(report.old(), report.container())
                .flatMap(side -> side.points().stream())
                .mapToLong(Point::at)
                .summaryStatistics();
        return times.getCount() == 0
                ? ""
                : DAY_AND_TIME.format(Instant.ofEpochSecond(times.getMin())) + " to "
                        + DAY_AND_TIME.format(Instant.ofEpochSecond(times.getMax())) + " UTC";
    }

    /** A line of the figures, as a person reads them; the limit is empty where there is none. */
    public record Line(String name, String old, String container, String limit) {}

    /** All figures, for a page and for a terminal. */
    public static List<Line> table(Figures old, Figures container, Limits limits) {
        return List.of(
                new Line("", "old app", "container", "limit"),
                line("looks", "%,d", old.looks(), container.looks(), ""),
                line("requests", "%,d", old.requests(), container.requests(), ""),
                line("wrong answers", "%,d", old.errors(), container.errors(), ""),
                line("of all answers", "%.2f %%", old.wrong(), container.wrong(), text("%.1f %%", limits.wrong())),
                line("half of the answers within", "%,.1f ms", old.p50(), container.p50(), ""),
                line("95 of 100 within", "%,.1f ms", old.p95(), container.p95(), text("%,.0f ms", limits.p95())),
                line("memory in the first quarter", "%,.0f MiB", old.first(), container.first(), ""),
                line("memory in the last quarter", "%,.0f MiB", old.last(), container.last(), ""),
                line(
                        "growth of memory",
                        "%+.0f %%",
                        old.growth(),
                        container.growth(),
                        text("%+.0f %%", limits.growth())));
    }

    private static Line line(String name, String format, Object old, Object container, String limit) {
        return new Line(name, text(format, old), text(format, container), limit);
    }

    private static String text(String format, Object value) {
        return String.format(Locale.ROOT, format, value);
    }
}
