package dev.fairlead.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Contestants take turns, A B A B, so that what else the machine does falls on all of them alike. Each runs once before
 * that, uncounted.
 *
 * @param rounds of which each is one run of every contestant
 * @param limit after which no round beyond the fifth begins
 */
record Race(Stopwatch stopwatch, int rounds, Duration limit, Consumer<String> progress) {
    /** A median of fewer says little. */
    private static final int FEWEST = 5;

    /** For one that takes minutes, and has run before. */
    Samples once(Contestant contestant) {
        return new Samples(List.of(stopwatch.run(contestant)));
    }

    Map<Contestant, Samples> of(List<Contestant> contestants) {
        var runs = new LinkedHashMap<Contestant, List<Run>>();
        for (Contestant contestant : contestants) {
            Run warmUp = stopwatch.run(contestant);
            progress.accept("%s: %.2f s to warm up".formatted(contestant.name(), warmUp.wallSeconds()));
            runs.put(contestant, new ArrayList<>());
        }
        long began = System.nanoTime();
        for (int round = 0; round < rounds; round++) {
            if (round >= FEWEST && System.nanoTime() - began > limit.toNanos()) {
                break;
            }
            runs.forEach((contestant, done) -> done.add(stopwatch.run(contestant)));
        }
        var samples = new LinkedHashMap<Contestant, Samples>();
        runs.forEach((contestant, done) -> samples.put(contestant, new Samples(done)));
        return samples;
    }
}
