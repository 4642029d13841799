package dev.fairlead.core.model;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way from a systemd service to Docker.
 *
 * @param backup paths to copy before anything changes, relative to the app's directory or absolute
 * @param soak how long the old service stays restorable
 */
public record Migration(From from, List<String> backup, Duration soak) {
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
}
