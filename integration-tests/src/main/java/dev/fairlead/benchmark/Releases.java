package dev.fairlead.benchmark;

import dev.fairlead.lab.Box;
import dev.fairlead.lab.DebianRelease;
import dev.fairlead.lab.Lab;
import dev.fairlead.table.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How soon another release serves, and how soon the one before is back, with both images on the box. */
final class Releases {
    private static final String NEXT = "v1.0.6";
    private static final List<Duration> ROUND_TRIPS = List.of(Duration.ZERO, Duration.ofMillis(100));

    private final Stage stage;
    private final int rounds;

    private final Table table = new Table(
            "", "n", "switched, s", "of it health, s", "without health, s", "done, s", "round trips to the switch");

    Releases(Stage stage, int rounds) {
        this.stage = stage;
        this.rounds = rounds;
    }

    void measure(Report report, Targets targets) throws InterruptedException {
        stage.publish(NEXT);
        Box box = stage.boot("releases", DebianRelease.BOOKWORM, List.of());
        try {
            stage.bringInLine(box);
            for (Duration roundTrip : ROUND_TRIPS) {
                measure(box, roundTrip, targets);
            }
        } finally {
            box.remove();
        }
        report.heading("Releases, from the start of the command, with the image on the box");
        report.say(table.text());
    }

    private void measure(Box box, Duration roundTrip, Targets targets) throws InterruptedException {
        var deploys = new ArrayList<Switchover>();
        var rollbacks = new ArrayList<Switchover>();
        try (var proxy = Route.proxy(box, roundTrip)) {
            Route route = Route.through(proxy, roundTrip);
            // The first brings the image.
            for (int round = 0; round <= rounds; round++) {
                deploys.add(SwitchTimer.run(stage.fairlead("deploy", box, route, NEXT)));
                rollbacks.add(SwitchTimer.run(stage.fairlead("rollback", box, route)));
            }
        }
        deploys.removeFirst();
        rollbacks.removeFirst();
        String far = " at " + roundTrip.toMillis() + " ms";
        row("deploy " + NEXT + far, deploys);
        row("rollback to " + Lab.FIRST_VERSION + far, rollbacks);
        targets.add(
                "`deploy` to switched without pull and health wait," + far,
                roundTrip.isZero() ? 2 : 4,
                Switchover.seconds(deploys, Switchover::own).median(),
                "%.2f s");
        targets.add("`rollback` to switched," + far, 5, median(rollbacks), "%.2f s");
        targets.add(
                "`rollback` to its end," + far,
                5,
                Switchover.seconds(rollbacks, Switchover::done).median(),
                "%.2f s");
    }

    private static double median(List<Switchover> runs) {
        return Switchover.seconds(runs, Switchover::switched).median();
    }

    private void row(String name, List<Switchover> runs) {
        table.row(
                name,
                Integer.toString(runs.size()),
                Switchover.seconds(runs, Switchover::switched).text(".2f"),
                Switchover.seconds(runs, Switchover::health).text(".1f"),
                Switchover.seconds(runs, Switchover::own).text(".2f"),
                Switchover.seconds(runs, Switchover::done).text(".2f"),
                Switchover.roundTrips(runs).text(".0f"));
    }
}
