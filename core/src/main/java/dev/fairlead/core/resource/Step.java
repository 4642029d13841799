package dev.fairlead.core.resource;

import java.time.Duration;
import java.util.List;

/**
 * Something to perform.
 *
 * @param title what a person reads while it runs, in the imperative: {@code write /etc/cron.d/refresh}
 * @param addresses the things it brings in line
 * @param pace whether to give it a lane of its own
 * @param work what is performed
 */
public record Step(String title, List<Address> addresses, Pace pace, Work work) {
    public Step {
        addresses = List.copyOf(addresses);
    }

    /** How long a step takes, roughly. */
    public enum Pace {
        /** Under a second: sent together with its neighbours. */
        QUICK(Duration.ofMinutes(2)),
        /** Seconds to minutes: runs beside others. */
        LONG(Duration.ofMinutes(30));

        private final Duration limit;

        Pace(Duration limit) {
            this.limit = limit;
        }

        /** What takes longer than this hangs. */
        public Duration limit() {
            return limit;
        }
    }

    /** A quick script for one thing. */
    public static Step quick(String title, Address address, String script) {
        return new Step(title, List.of(address), Pace.QUICK, new Work.Script(script));
    }

    /** A script that takes its time. */
    public static Step slow(String title, List<Address> addresses, String script) {
        return new Step(title, addresses, Pace.LONG, new Work.Script(script));
    }

    /** An image to be pulled. */
    public static Step pull(String title, Address address, Work.Pull pull) {
        return new Step(title, List.of(address), Pace.LONG, pull);
    }
}
