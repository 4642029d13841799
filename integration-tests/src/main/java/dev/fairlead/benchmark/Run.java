package dev.fairlead.benchmark;

import java.time.Duration;

/**
 * What a process took from its start to its end, with all its children.
 *
 * @param cpu in user and kernel mode, on this machine; what the box spends is not in it
 * @param peakKib memory of its largest process
 * @param wire what it said over a proxy; {@link Wire#NONE} if there was none
 */
record Run(Duration wall, Duration cpu, long peakKib, Wire wire) {
    private static final double MILLIS = 1000;

    /** Serial round trips, as {@link dev.fairlead.lab.net.Traffic} counts them, and bytes both ways. */
    record Wire(long roundTrips, long bytes) {
        static final Wire NONE = new Wire(0, 0);
    }

    double wallSeconds() {
        return wall.toMillis() / MILLIS;
    }

    double cpuSeconds() {
        return cpu.toMillis() / MILLIS;
    }

    double peakMib() {
        return peakKib / 1024.0;
    }
}
