package dev.fairlead.core.model;

import java.time.Duration;
import java.util.List;

/**
 * A command that cron runs in a container of the live release.
 *
 * @param schedule five fields of cron, or {@code @daily} and its like
 */
public record Job(String schedule, List<String> command, Duration timeout) {
    public Job {
        command = List.copyOf(command);
    }
}
