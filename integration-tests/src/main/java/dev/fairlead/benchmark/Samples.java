package dev.fairlead.benchmark;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** All counted runs of one contestant. */
record Samples(List<Run> runs) {
    Samples {
        runs = List.copyOf(runs);
    }

    static Samples of(Map<Contestant, Samples> results, Contestant contestant) {
        return Objects.requireNonNull(results.get(contestant), contestant.name());
    }

    Spread wall() {
        return spread(Run::wallSeconds);
    }

    Spread cpu() {
        return spread(Run::cpuSeconds);
    }

    Spread peak() {
        return spread(Run::peakMib);
    }

    Spread roundTrips() {
        return spread(run -> run.wire().roundTrips());
    }

    Spread kibibytes() {
        return spread(run -> run.wire().bytes() / 1024.0);
    }

    private Spread spread(ToDoubleFunction<Run> figure) {
        return Spread.of(runs.stream().map(figure::applyAsDouble).toList());
    }
}
