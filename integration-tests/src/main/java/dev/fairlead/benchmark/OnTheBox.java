package dev.fairlead.benchmark;

import dev.fairlead.lab.Box;
import dev.fairlead.table.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What looking at a box costs the box: its login, its shells and all that they ask, by the kernel's count for the whole box.
 * What it spends by itself in the same time is measured behind each look, and taken off.
 */
final class OnTheBox {
    /** Microseconds of CPU of all that ever ran on the box, by either version of control groups. */
    private static final String SPENT = """
            sed -n 's/^usage_usec //p' /sys/fs/cgroup/cpu.stat 2> /dev/null | grep . ||
                echo "$(($(cat /sys/fs/cgroup/cpuacct/cpuacct.usage) / 1000))"
            """;

    private static final double MICROS = 1e6;
    /** What else runs on a box comes in bursts. */
    private static final int IN_A_ROW = 5;

    private static final double MOST_SECONDS = 0.3;

    private final Stage stage;
    private final Stopwatch stopwatch;
    private final int rounds;

    OnTheBox(Stage stage, Stopwatch stopwatch, int rounds) {
        this.stage = stage;
        this.stopwatch = stopwatch;
        this.rounds = rounds;
    }

    void measure(Report report, Targets targets) throws InterruptedException {
        Box box = stage.inLine();
        Contestant drift = stage.fairlead("drift", box, Route.straight(box));
        stopwatch.run(drift);
        var looks = new ArrayList<Double>();
        var idle = new ArrayList<Double>();
        for (int round = 0; round < rounds; round++) {
            double before = spent(box);
            Duration took = Duration.ZERO;
            for (int look = 0; look < IN_A_ROW; look++) {
                took = took.plus(stopwatch.run(drift).wall());
            }
            double between = spent(box);
            Thread.sleep(took);
            double after = spent(box);
            idle.add((after - between) / IN_A_ROW);
            looks.add((between - before - (after - between)) / IN_A_ROW);
        }
        var table = new Table("", "n", "CPU of the box, s", "of an idle box in that time, s");
        table.row(drift.name(), Integer.toString(rounds), text(looks), text(idle));
        report.heading("On the box");
        report.say(table.text());
        targets.add("`drift`, CPU of the box", MOST_SECONDS, Spread.of(looks).median(), "%.2f s");
    }

    private static String text(List<Double> seconds) {
        return Spread.of(seconds).text(".2f");
    }

    private static double spent(Box box) {
        return Double.parseDouble(box.sh(SPENT).orThrow().text()) / MICROS;
    }
}
