package dev.fairlead.lab.machine;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits, never for ever. */
public final class Patience {
    private static final long PAUSE_MILLIS = 50;

    private Patience() {}

    /** Returns as soon as the claim holds; after the limit throws what {@code otherwise} gives. */
    public static void until(Duration limit, BooleanSupplier claim, Supplier<LabException> otherwise) {
        var end = System.nanoTime() + limit.toNanos();
        while (!claim.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw otherwise.get();
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw LabException.because("Interrupted while waiting.", e);
        }
    }
}
