package dev.fairlead.cli.line;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Time since something began. */
public record Stopwatch(LongSupplier nanoClock, long begin) {
    public static Stopwatch started(LongSupplier nanoClock) {
        return new Stopwatch(nanoClock, nanoClock.getAsLong());
    }

    public Duration elapsed() {
        return Duration.ofNanos(nanoClock.getAsLong() - begin);
    }
}
