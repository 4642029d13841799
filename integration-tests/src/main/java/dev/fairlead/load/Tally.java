package dev.fairlead.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** Counts what visitors meet, and cuts the count into parts. Safe for many threads. */
final class Tally {
    private final LongSupplier nanoClock;
    private final List<String> failed = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();
    private final TreeMap<String, Integer> versions = new TreeMap<>();
    private int answered;
    private int farewells;
    private long slowest;
    private long silence;
    private long lastAnswer;
    private long lastMark;

    Tally(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        lastAnswer = nanoClock.getAsLong();
        lastMark = lastAnswer;
    }

    /** An answer as it should be, to a request that may take long. */
    synchronized void answered(String version) {
        long now = nanoClock.getAsLong();
        silence = Math.max(silence, now - lastAnswer);
        lastAnswer = now;
        answered++;
        versions.merge(version, 1, Integer::sum);
    }

    /** An answer as it should be, to a request that should be quick. */
    synchronized void answered(String version, long nanos) {
        answered(version);
        slowest = Math.max(slowest, nanos);
    }

    synchronized void failed(String what) {
        failed.add(what);
    }

    synchronized void broken(String what) {
        broken.add(what);
    }

    synchronized void farewell() {
        farewells++;
    }

    /** All since the last mark, which goes on. */
    synchronized Figures soFar() {
        return figures("so far", nanoClock.getAsLong());
    }

    /** All since the last mark, which begins anew. A silence that goes on counts in both parts. */
    synchronized Figures mark(String label) {
        long now = nanoClock.getAsLong();
        Figures figures = figures(label, now);
        lastMark = now;
        failed.clear();
        broken.clear();
        versions.clear();
        answered = 0;
        farewells = 0;
        slowest = 0;
        silence = 0;
        return figures;
    }

    private Figures figures(String label, long now) {
        return new Figures(
                label,
                Duration.ofNanos(now - lastMark),
                answered,
                failed,
                broken,
                farewells,
                Duration.ofNanos(slowest),
                Duration.ofNanos(Math.max(silence, now - lastAnswer)),
                versions);
    }
}
