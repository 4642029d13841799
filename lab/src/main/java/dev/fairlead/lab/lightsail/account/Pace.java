package dev.fairlead.lab.lightsail.account;

import java.time.Duration;

/**
 * How fast the stand-in is.
 *
 * @param operation from the call that begins an operation to its end
 * @param boot from the end of a create or start to the state {@code running}, at least
 * @param hostKeys from running to the host keys being known
 * @param lag how old what a list shows may be
 * @param page how many things a page holds
 */
public record Pace(Duration operation, Duration boot, Duration hostKeys, Duration lag, int page) {

    /** All at once, in pages of the usual size. */
    public static final Pace AT_ONCE = new Pace(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, 20);

    public Pace operations(Duration time) {
        return new Pace(time, boot, hostKeys, lag, page);
    }

    public Pace boots(Duration time) {
        return new Pace(operation, time, hostKeys, lag, page);
    }

    public Pace knowsHostKeysAfter(Duration time) {
        return new Pace(operation, boot, time, lag, page);
    }

    public Pace lags(Duration time) {
        return new Pace(operation, boot, hostKeys, time, page);
    }

    public Pace pages(int size) {
        return new Pace(operation, boot, hostKeys, lag, size);
    }
}
