package dev.fairlead.benchmark;

import java.util.List;
import java.util.Locale;

/** The least, the middle and the most of some figures. */
record Spread(double min, double median, double max) {
    static Spread of(List<Double> figures) {
        var sorted = figures.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(sorted.getFirst(), median, sorted.getLast());
    }

    /** The median first, as that is what counts. */
    String text(String format) {
        String one = "%1$" + format;
        return String.format(
                Locale.ROOT,
                one + " (" + one.replace("1$", "2$") + " – " + one.replace("1$", "3$") + ")",
                median,
                min,
                max);
    }
}
