package dev.fairlead.benchmark;

import dev.fairlead.lab.lightsail.FakeLightsail;
import dev.fairlead.lab.lightsail.account.Pace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How long a first apply of what Lightsail keeps waits beyond what the service takes: the wall time on a service that takes
 * its time, less that on one that is done at once, less the time that its operations and the boot take. Each change waits for
 * the one before, so their times add up.
 */
record FirstCloudApply(Race race, Stage stage, Report report, Targets targets) {
    private static final Duration OPERATION = Duration.ofSeconds(2);
    private static final Duration BOOT = Duration.ofSeconds(20);
    private static final int RUNS = 3;
    private static final double MILLIS = 1000;

    /** @param applies the calls of it that begin an operation */
    private record Timed(double seconds, long applies) {}

    void measure(Path model) {
        var pace = Pace.AT_ONCE.operations(OPERATION).boots(BOOT);
        timed(model, Pace.AT_ONCE);
        var quick = new ArrayList<Double>();
        var own = new ArrayList<Double>();
        var slow = new ArrayList<Double>();
        long operations = 0;
        for (int run = 0; run < RUNS; run++) {
            double work = timed(model, Pace.AT_ONCE).seconds();
            Timed paced = timed(model, pace);
            operations = paced.applies();
            quick.add(work);
            slow.add(paced.seconds());
            own.add(paced.seconds() - work - ofService(operations));
        }
        report.heading("The first apply of what Lightsail keeps");
        report.say(
                "%s s where the service is done at once, %s s where each of %d operations takes %d s and the boot %d s, which is %.0f s; so its own waiting is %s s."
                        .formatted(
                                Spread.of(quick).text(".2f"),
                                Spread.of(slow).text(".2f"),
                                operations,
                                OPERATION.toSeconds(),
                                BOOT.toSeconds(),
                                ofService(operations),
                                Spread.of(own).text(".2f")));
        targets.add(
                "first apply's own waiting beyond the API's",
                1.0,
                Spread.of(own).median(),
                "%.2f s");
    }

    private static double ofService(long operations) {
        return (operations * OPERATION.toMillis() + BOOT.toMillis()) / MILLIS;
    }

    private Timed timed(Path model, Pace pace) {
        try (var fake = FakeLightsail.start(
                FakeLightsail.Settings.onPaper(stage.workshop().directory()).pace(pace))) {
            Run run = race.stopwatch().run(WithLightsail.fairlead(fake, model, "apply", "--cloud-only", "--yes"));
            List<String> calls = fake.faults().calls();
            return new Timed(
                    run.wallSeconds(),
                    calls.stream().filter(call -> !call.startsWith("Get")).count());
        }
    }
}
