package dev.fairlead.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * How another release took over, from the start of the command.
 *
 * @param switched when the other colour served
 * @param health how long of that the app took until it was well, by the command's own words
 * @param pull how long of that its image took to come, by the command's own words
 * @param done when the command ended, with the old colour drained and gone
 * @param roundTrips until it was switched
 */
record Switchover(Duration switched, Duration health, Duration pull, Duration done, long roundTrips) {
    private static final double MILLIS = 1000;

    /** What is Fairlead's own share: neither the app nor the network to the registry can make it shorter. */
    Duration own() {
        return switched.minus(health).minus(pull);
    }

    static Spread seconds(List<Switchover> runs, Function<Switchover, Duration> part) {
        return Spread.of(
                runs.stream().map(run -> part.apply(run).toMillis() / MILLIS).toList());
    }

    static Spread roundTrips(List<Switchover> runs) {
        return Spread.of(runs.stream().map(run -> (double) run.roundTrips()).toList());
    }
}
