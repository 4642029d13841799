package dev.fairlead.templates;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * The surface of a chart over time: where a value lies on it, and which values its axes name.
 *
 * @param from the first second since the epoch
 * @param to the last one, behind the first
 * @param top the greatest value; the least is 0
 */
record Plot(long from, long to, double top) {
    static final int WIDTH = 560;
    static final int HEIGHT = 220;
    static final int LEFT = 54;
    static final int RIGHT = 14;
    static final int UPPER = 42;
    static final int LOWER = 30;

    private static final int HALF_A_NAME = 38;
    private static final int TICKS = 4;
    private static final int MOST_TIMES = 6;
    private static final int MOST_DAYS = 9;
    private static final long DAY = 86_400;
    private static final long[] TIMES = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, DAY, 2 * DAY, 7 * DAY
    };

    /** A value that an axis names, and which end of its name is there: {@code middle} or {@code end}. */
    record Tick(String at, String label, String anchor) {}

    /** With room above the greatest value, and up to a round one. */
    static Plot of(long from, long to, double greatest) {
        double step = step(Math.max(greatest, 1e-9) * 1.05 / TICKS);
        double top = Math.ceil(Math.max(greatest, 1e-9) * 1.05 / step) * step;
        return new Plot(from, Math.max(to, from + 1), top);
    }

    /** The smallest of 1, 2, 2.5 and 5, by a power of ten, that is not below the given one. */
    private static double step(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double factor : new double[] {1, 2, 2.5, 5}) {
            if (factor * power >= least * (1 - 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    double x(long at) {
        return LEFT + (double) (at - from) / (to - from) * (WIDTH - LEFT - RIGHT);
    }

    double y(double value) {
        return HEIGHT - LOWER - Math.min(value, top) / top * (HEIGHT - UPPER - LOWER);
    }

    List<Tick> values() {
        double step = step(top / TICKS);
        int digits = (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9) + (isQuarter(step) ? 1 : 0));
        var ticks = new ArrayList<Tick>();
        for (int i = 0; i * step <= top * (1 + 1e-9); i++) {
            ticks.add(new Tick(text(y(i * step)), String.format(Locale.ROOT, "%,." + digits + "f", i * step), "end"));
        }
        return ticks;
    }

    private static boolean isQuarter(double step) {
        double lead = step / Math.pow(10, Math.floor(Math.log10(step)));
        return Math.abs(lead - 2.5) < 1e-6 && step < 10;
    }

    /** In UTC; days where it is about days. */
    List<Tick> times() {
        long step = TIMES[TIMES.length - 1];
        for (int i = TIMES.length - 1;
                i >= 0 && (to - from) / TIMES[i] < (TIMES[i] < DAY ? MOST_TIMES : MOST_DAYS);
                i--) {
            step = TIMES[i];
        }
        String pattern = step >= DAY ? "d MMM" : (step < 60 ? "HH:mm:ss" : (to - from > DAY ? "d MMM HH:mm" : "HH:mm"));
        var format = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
        var ticks = new ArrayList<Tick>();
        for (long at = Math.ceilDiv(from, step) * step; at <= to; at += step) {
            String anchor = x(at) > WIDTH - HALF_A_NAME ? "end" : "middle";
            ticks.add(new Tick(text(x(at)), format.format(Instant.ofEpochSecond(at)), anchor));
        }
        return ticks;
    }

    /**
     * A line through the points, for the attribute {@code d} of a path; broken where nothing was measured for long.
     *
     * @param gap seconds from which on it is broken
     */
    String line(List<MigrationPage.Point> points, ToDoubleFunction<MigrationPage.Point> value, long gap) {
        var path = new StringBuilder();
        long last = Long.MIN_VALUE / 2;
        for (MigrationPage.Point point : points) {
            path.append(point.at() - last > gap ? 'M' : 'L')
                    .append(text(x(point.at())))
                    .append(' ')
                    .append(text(y(value.applyAsDouble(point))));
            last = point.at();
        }
        return path.toString();
    }

    /** The surface below such a line. */
    String area(List<MigrationPage.Point> points, ToDoubleFunction<MigrationPage.Point> value, long gap) {
        var path = new StringBuilder();
        int begin = 0;
        for (int i = 1; i <= points.size(); i++) {
            if (i == points.size() || points.get(i).at() - points.get(i - 1).at() > gap) {
                List<MigrationPage.Point> part = points.subList(begin, i);
                String ground = text(y(0));
                path.append(line(part, value, Long.MAX_VALUE / 4))
                        .append('L')
                        .append(text(x(part.getLast().at())))
                        .append(' ')
                        .append(ground)
                        .append('L')
                        .append(text(x(part.getFirst().at())))
                        .append(' ')
                        .append(ground)
                        .append('Z');
                begin = i;
            }
        }
        return path.toString();
    }

    /** A coordinate: tenths are finer than any screen. */
    static String text(double coordinate) {
        String text = String.format(Locale.ROOT, "%.1f", coordinate);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
