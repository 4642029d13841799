package dev.fairlead.core.model;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way from a systemd service to Docker.
 *
 * @param backup paths to copy before anything changes, relative to the app's directory or absolute
 * @param soak how long both are compared before the container takes over
 * @param limits what the container must keep to in that time
 */
public record Migration(From from, List<String> backup, Duration soak, Limits limits) {
    public Migration {
        backup = List.copyOf(backup);
    }

    /**
     * What runs on the box today.
     *
     * @param cronMatching text that tells the old cron lines from others
     */
    public record From(
            String systemdUnit,
            int port,
            @Nullable String virtualenv,
            @Nullable String cronMatching) {}

    /**
     * What a container keeps to that may take over.
     *
     * @param errorsPerThousand how many of a thousand answers may be wrong
     * @param p95 how long 95 of 100 answers take at most
     * @param memoryGrowth by how many percent its memory may grow, from the first quarter of the time to the last
     */
    public record Limits(int errorsPerThousand, Duration p95, int memoryGrowth) {}
}
