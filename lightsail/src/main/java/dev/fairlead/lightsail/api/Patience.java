package dev.fairlead.lightsail.api;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * How long to wait and how often to ask again.
 *
 * @param retries how long a call is tried again after it first failed
 * @param nanos a clock that only goes forward
 * @param pause waits that long
 * @param random for jitter, so that two who were refused together do not come back together
 */
public record Patience(Duration retries, LongSupplier nanos, Consumer<Duration> pause, RandomGenerator random) {
    private static final Set<LightsailException.Reason> WORTH_ANOTHER_TRY = EnumSet.of(
            LightsailException.Reason.BUSY,
            LightsailException.Reason.UNREACHABLE,
            LightsailException.Reason.WRONG_CLOCK);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);
    private static final Duration FIRST_POLL = Duration.ofMillis(100);
    private static final Duration LONGEST_POLL = Duration.ofMillis(500);
    /** What is asked about again after a twentieth of the time it has taken is seen at most that late. */
    private static final int POLLS_OF_A_WAIT = 20;

    private static final Duration TELLING = Duration.ofSeconds(10);

    /** For use with the real service. */
    public static Patience usual() {
        return new Patience(Duration.ofSeconds(60), System::nanoTime, Patience::sleep, RandomGenerator.getDefault());
    }

    /**
     * Calls, and calls again while it is worth it; each further try is told, but for one for the sake of a clock: the SDK
     * takes over the time of each answer, so that the next call is signed for that.
     */
    <T> T calling(Consumer<String> told, Supplier<T> call) {
        long begun = nanos.getAsLong();
        Duration pauseLength = FIRST_PAUSE;
        for (int tries = 1; ; tries++) {
            try {
                return call.get();
            } catch (LightsailException e) {
                if (!WORTH_ANOTHER_TRY.contains(e.reason())) {
                    throw e;
                }
                Duration spent = Duration.ofNanos(nanos.getAsLong() - begun);
                Duration next = jittered(pauseLength);
                if (spent.plus(next).compareTo(retries) > 0) {
                    throw e.because(e.why() + " Tried " + tries + " times in " + spent.toSeconds() + " s.");
                }
                if (tries > 1 || e.reason() != LightsailException.Reason.WRONG_CLOCK) {
                    told.accept(e.getMessage() + " " + e.why() + " Trying again.");
                }
                pause.accept(next);
                pauseLength = shorter(pauseLength.multipliedBy(2), LONGEST_PAUSE);
            }
        }
    }

    /** Asks until the answer is yes, at once first; false when the time is up. */
    public boolean until(Duration limit, Supplier<Boolean> question) {
        return until(limit, question, spent -> {});
    }

    /** @param waiting is told every ten seconds how long it has been */
    boolean until(Duration limit, Supplier<Boolean> question, Consumer<Duration> waiting) {
        long begun = nanos.getAsLong();
        Duration next = TELLING;
        while (!question.get()) {
            Duration spent = Duration.ofNanos(nanos.getAsLong() - begun);
            if (spent.compareTo(limit) >= 0) {
                return false;
            }
            if (spent.compareTo(next) >= 0) {
                waiting.accept(spent);
                next = spent.plus(TELLING);
            }
            pause.accept(poll(spent));
        }
        return true;
    }

    private static Duration poll(Duration spent) {
        Duration share = spent.dividedBy(POLLS_OF_A_WAIT);
        return share.compareTo(FIRST_POLL) < 0 ? FIRST_POLL : shorter(share, LONGEST_POLL);
    }

    private Duration jittered(Duration pauseLength) {
        return Duration.ofNanos((long) (pauseLength.toNanos() * (0.5 + random.nextDouble() / 2)));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LightsailException(
                    LightsailException.Reason.TOOK_TOO_LONG, "The wait for Lightsail was interrupted.", null, null);
        }
    }
}
