package dev.fairlead.benchmark;

import dev.fairlead.lab.Box;
import dev.fairlead.table.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * A day of a CI server's looks in half an hour: plans of one box in a row, and what there is more of afterwards, here and on
 * the box. A process that is new each time cannot grow itself, but may leave files and processes behind.
 */
final class Soak {
    private static final Duration LENGTH = Duration.ofMinutes(Long.getLong("soak.minutes", 30));
    private static final Duration BETWEEN = Duration.ofSeconds(3);
    private static final Duration BETWEEN_COUNTS = Duration.ofMinutes(1);
    /** Until caches are there and the box has seen it all. */
    private static final int TO_WARM_UP = 10;
    /** What comes and goes by itself, as timers of the box run. */
    private static final int NOISE = 10;

    private static final int NOISE_MIB = 20;

    private final Stage stage;
    private final Stopwatch stopwatch;
    private final Consumer<String> progress;

    Soak(Stage stage, Stopwatch stopwatch, Consumer<String> progress) {
        this.stage = stage;
        this.stopwatch = stopwatch;
        this.progress = progress;
    }

    void measure(Report report, Targets targets) throws InterruptedException {
        Box box = stage.inLine();
        Contestant plan = stage.fairlead("plan", box, Route.straight(box), "--exit-code");
        for (int i = 0; i < TO_WARM_UP; i++) {
            stopwatch.run(plan);
        }
        var counts = new ArrayList<>(List.of(Census.of(box)));
        var runs = new ArrayList<Run>();
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < LENGTH.toNanos()) {
            runs.add(stopwatch.run(plan));
            Thread.sleep(BETWEEN);
            if (System.nanoTime() - begun
                    > BETWEEN_COUNTS.multipliedBy(counts.size()).toNanos()) {
                counts.add(Census.of(box));
                progress.accept(runs.size() + " plans: " + counts.getLast());
            }
        }
        counts.add(Census.of(box));
        report.heading("%d plans in %d minutes".formatted(runs.size(), LENGTH.toMinutes()));
        var table = new Table("", "at first", "least", "most", "at last");
        row(table, targets, counts, "processes on the box", NOISE, Census::processes);
        row(table, targets, counts, "open files on the box", NOISE * NOISE, Census::descriptors);
        row(table, targets, counts, "files on the box", NOISE, Census::files);
        row(table, targets, counts, "memory on the box, MiB", NOISE_MIB, Census::mib);
        row(table, targets, counts, "files here", NOISE, Census::filesHere);
        row(table, targets, counts, "processes here", NOISE, Census::processesHere);
        report.say(table.text());
        report.say("A plan took %s s and %s MiB in the first tenth of them, %s s and %s MiB in the last."
                .formatted(
                        tenth(runs, 0, Run::wallSeconds).text(".2f"),
                        tenth(runs, 0, Run::peakMib).text(".0f"),
                        tenth(runs, 9, Run::wallSeconds).text(".2f"),
                        tenth(runs, 9, Run::peakMib).text(".0f")));
    }

    private static void row(
            Table table,
            Targets targets,
            List<Census> counts,
            String name,
            double noise,
            ToDoubleFunction<Census> figure) {
        var figures = counts.stream().map(figure::applyAsDouble).toList();
        Spread spread = Spread.of(figures);
        table.row(name, whole(figures.getFirst()), whole(spread.min()), whole(spread.max()), whole(figures.getLast()));
        targets.add("growth of " + name, noise, figures.getLast() - figures.getFirst(), "%.0f");
    }

    private static String whole(double figure) {
        return Long.toString(Math.round(figure));
    }

    private static Spread tenth(List<Run> runs, int which, ToDoubleFunction<Run> figure) {
        int size = Math.max(1, runs.size() / 10);
        int from = Math.min(which * size, runs.size() - size);
        return Spread.of(runs.subList(from, from + size).stream()
                .map(figure::applyAsDouble)
                .toList());
    }
}
