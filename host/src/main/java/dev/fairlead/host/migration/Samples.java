package dev.fairlead.host.migration;

import dev.fairlead.host.migration.Figures.Side;
import dev.fairlead.templates.MigrationPage.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the box measured of both apps, look by look. */
public record Samples(List<Sample> old, List<Sample> container) {
    /** Two lines a minute; more than a month of them is more than a chart can show. */
    public static final String PROBE = "tail -n 90000 \"$FAIRLEAD/migration/samples.csv\" 2>/dev/null\n:\n";

    /** As many as a narrow chart tells apart. */
    private static final int POINTS = 120;

    private static final int FIELDS = 5;
    private static final int MICROS_IN_MILLI = 1000;
    private static final int KILO = 1024;

    public Samples {
        old = List.copyOf(old);
        container = List.copyOf(container);
    }

    /**
     * One look.
     *
     * @param at seconds since the epoch
     * @param kilobytes of memory
     * @param errors how many of the answers were wrong
     * @param micros how long each answer took
     */
    public record Sample(long at, long kilobytes, int errors, List<Long> micros) {
        public Sample {
            micros = List.copyOf(micros);
        }
    }

    /** Lines {@code TIME,SIDE,KILOBYTES,ERRORS,MICROSECONDS...}; a torn one is passed over. */
    public static Samples of(List<String> lines) {
        var old = new ArrayList<Sample>();
        var container = new ArrayList<Sample>();
        for (String line : lines) {
            String[] fields = line.split(",", -1);
            Side side = fields.length == FIELDS ? Side.of(fields[1]) : null;
            Sample sample = side == null ? null : sample(fields);
            if (sample != null) {
                (side == Side.OLD ? old : container).add(sample);
            }
        }
        return new Samples(old, container);
    }

    private static @Nullable Sample sample(String[] fields) {
        try {
            List<Long> micros =
                    Arrays.stream(fields[4].split(" ")).map(Long::valueOf).toList();
            return new Sample(
                    Long.parseLong(fields[0]), Long.parseLong(fields[2]), Integer.parseInt(fields[3]), micros);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** What a chart shows of a side: looks that lie close together are one point. */
    public List<Point> points(Side side) {
        var times = Stream.of(old, container)
                .flatMap(List::stream)
                .mapToLong(Sample::at)
                .summaryStatistics();
        long width = Math.max(1, Math.ceilDiv(times.getMax() - times.getMin() + 1, POINTS));
        var together = new TreeMap<Long, List<Sample>>();
        for (Sample sample : side == Side.OLD ? old : container) {
            together.computeIfAbsent((sample.at() - times.getMin()) / width, any -> new ArrayList<>())
                    .add(sample);
        }
        return together.values().stream().map(Samples::point).toList();
    }

    private static Point point(List<Sample> looks) {
        long[] micros = looks.stream()
                .flatMap(look -> look.micros().stream())
                .mapToLong(Long::longValue)
                .sorted()
                .toArray();
        double errors = looks.stream().mapToInt(Sample::errors).sum();
        return new Point(
                Math.round(looks.stream().mapToLong(Sample::at).average().orElse(0)),
                share(micros, 50),
                share(micros, 95),
                100 * errors / micros.length,
                looks.stream().mapToLong(Sample::kilobytes).average().orElse(0) / KILO);
    }

    /** As the box counts it: the least value that so many of a hundred do not exceed; in milliseconds. */
    private static double share(long[] sorted, int percent) {
        int at = Math.ceilDiv(sorted.length * percent, 100);
        return (double) sorted[Math.max(0, at - 1)] / MICROS_IN_MILLI;
    }
}
