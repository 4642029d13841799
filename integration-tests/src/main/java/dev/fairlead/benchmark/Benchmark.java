package dev.fairlead.benchmark;

import dev.fairlead.benchmark.Options.Part;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Where {@code ./benchmark} comes in. Tables go to standard output, progress to standard error. */
public final class Benchmark {
    private static final Duration LIMIT = Duration.ofMinutes(8);

    private Benchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var options = Options.of(arguments);
        var report = new Report(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        report.say(Machine.text());
        report.say("Medians, in brackets the least and the most. CPU is this machine's alone, not the box's.");
        try (Stage stage = Stage.up(Benchmark::progress)) {
            var stopwatch = new Stopwatch(stage.workshop().directory());
            var race = new Race(stopwatch, options.runs(), LIMIT, Benchmark::progress);
            var targets = new Targets();
            if (options.has(Part.START)) {
                StartUp.measure(race, report, targets);
            }
            if (options.has(Part.NEAR) || options.has(Part.FAR)) {
                new WithoutChanges(race, stage, report, targets).measure(options);
            }
            if (options.has(Part.BOX)) {
                new OnTheBox(stage, stopwatch, options.runs()).measure(report, targets);
            }
            if (options.has(Part.DEPLOY)) {
                new Releases(stage, options.runs()).measure(report, targets);
            }
            if (options.has(Part.LOAD)) {
                new Loads(stage, stopwatch, report).measure(targets);
            }
            if (options.has(Part.CLOUD)) {
                new WithLightsail(race, stage, report, targets).measure();
            }
            if (options.has(Part.FLEET)) {
                new ManyServers(race, stage, report, targets).measure(options.withAnsible());
            }
            if (options.has(Part.FIRST)) {
                new FirstApply(stopwatch, stage).measure(report, targets);
            }
            if (options.has(Part.SOAK)) {
                new Soak(stage, stopwatch, Benchmark::progress).measure(report, targets);
            }
            report.heading("Targets");
            report.say(targets.text());
        }
    }

    private static void progress(String phrase) {
        System.err.println("benchmark: " + phrase);
    }
}
