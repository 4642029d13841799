package dev.fairlead.templates;

import dev.fairlead.templates.MigrationPage.Figures;
import dev.fairlead.templates.MigrationPage.Limits;
import dev.fairlead.templates.MigrationPage.Mark;
import dev.fairlead.templates.MigrationPage.Point;
import dev.fairlead.templates.MigrationPage.Report;
import dev.fairlead.templates.MigrationPage.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Reports of migrations as they may come, from a seed. */
public final class TestingMigrations {
    private static final long BEGIN = Instant.parse("2026-11-20T08:00:00Z").getEpochSecond();
    private static final int POINTS = 120;
    private static final long STEP = 5400;

    private TestingMigrations() {}

    /** A week in which all was well. */
    public static Report good() {
        return report(
                List.of(),
                side(1, 62, 0, 0, new Figures(10_080, 201_600, 12, 3.9, 7.4, 91, 93)),
                side(2, 74, 0, 0, new Figures(10_080, 201_600, 9, 4.3, 8.1, 104, 107)),
                marks());
    }

    /** The same with a few looks only. */
    public static Report few() {
        Report good = good();
        return report(List.of(), few(good.old()), few(good.container()), marks());
    }

    private static Side few(Side side) {
        return new Side(
                side.figures(),
                IntStream.range(0, 6)
                        .mapToObj(i -> side.points().get(i * POINTS / 6))
                        .toList());
    }

    /** A container that leaks and answers with errors. */
    public static Report bad() {
        return report(
                List.of(
                        "2019 of 201600 answers were wrong (10.0 of a thousand); 5 of a thousand may be.",
                        "Its memory grew from 104 to 331 MiB, by 218 %; 30 % are allowed."),
                side(1, 62, 0, 0, new Figures(10_080, 201_600, 12, 3.9, 7.4, 91, 93)),
                side(2, 74, 2.2, 1, new Figures(10_080, 201_600, 2019, 4.3, 8.1, 104, 331)),
                marks().subList(0, 3));
    }

    /** Words that would end a tag, an attribute or a style. */
    public static Report hostile() {
        Report good = good();
        String word = "</title></style><script>alert(1)</script>\"'<img src=x onerror=alert(2)>&amp;";
        return new Report(
                word,
                word,
                List.of(word),
                good.old(),
                good.container(),
                good.limits(),
                List.of(new Mark("soak", "done", Instant.ofEpochSecond(BEGIN), word, "soak")),
                word);
    }

    /** Of a moment after the first look. */
    public static Report young() {
        var point = new Point(BEGIN, 2, 3, 0, 60);
        var side = new Side(new Figures(1, 20, 0, 2, 3, 60, 60), List.of(point));
        return new Report("shop", "shop", List.of(), side, side, limits(), marks().subList(0, 3), "20 times a minute");
    }

    /** Of a time before anything was measured. */
    public static Report empty() {
        var side = new Side(new Figures(0, 0, 0, 0, 0, 0, 0), List.of());
        return new Report("shop", "shop", List.of(), side, side, limits(), List.of(), "20 times a minute");
    }

    private static Report report(List<String> reasons, Side old, Side container, List<Mark> marks) {
        return new Report(
                "visa-bulletin",
                "visa-bulletin",
                reasons,
                old,
                container,
                limits(),
                marks,
                "Each minute a timer on the box asked both apps 20 times for /, on their own ports. Written by Fairlead.");
    }

    private static Limits limits() {
        return new Limits(0.5, 1000, 30);
    }

    private static List<Mark> marks() {
        return List.of(
                new Mark("prepare", "done", Instant.ofEpochSecond(BEGIN - 4000), "\"ann@laptop\"", ""),
                new Mark("parallel", "done", Instant.ofEpochSecond(BEGIN - 2000), "ann@laptop", ""),
                new Mark("soak", "done", Instant.ofEpochSecond(BEGIN - 60), "ann@laptop", "soak"),
                new Mark("cutover", "began", Instant.ofEpochSecond(BEGIN + 116 * STEP), "ann@laptop", "cutover"),
                new Mark("cutover", "done", Instant.ofEpochSecond(BEGIN + 116 * STEP + 30), "ann@laptop", ""),
                new Mark("settle", "began", Instant.ofEpochSecond(BEGIN + 119 * STEP), "ann@laptop", "settle"));
    }

    private static Side side(long seed, double memory, double leak, double wrong, Figures figures) {
        var random = new Random(seed);
        var points = new ArrayList<Point>();
        for (int i = 0; i < POINTS; i++) {
            double day = 1 + 0.35 * Math.sin(i * Math.PI * 2 / 16);
            double p50 = 4 * day + random.nextDouble();
            double p95 = p50 * (1.6 + 0.5 * random.nextDouble()) + (random.nextInt(30) == 0 ? 9 : 0);
            double errors = random.nextInt(40) == 0 ? 0.25 : (wrong > 0 ? wrong * random.nextDouble() * 2 : 0);
            double held = memory + 30 * (1 - Math.exp(-i / 6.0)) + leak * i + 2 * random.nextDouble();
            points.add(new Point(BEGIN + i * STEP, p50, p95, errors, held));
        }
        return new Side(figures, points);
    }
}
