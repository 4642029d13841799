package dev.fairlead.host.shell;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of one section. */
public sealed interface Answer {
    Section section();

    /**
     * It ran to its end.
     *
     * @param stderr without the line ends that close it; the last 256 KiB if there was more
     * @param took as the box measured it, to 10 ms; null where the box has no {@code /proc/uptime}
     */
    record Finished(
            Section section,
            int exit,
            Output stdout,
            String stderr,
            @Nullable Duration took) implements Answer {
        public boolean succeeded() {
            return exit == 0;
        }
    }

    /** It began, and nobody knows how it ended: the connection was cut, or the script was killed. */
    record Unfinished(Section section, Output stdout) implements Answer {}

    /** It never began: an earlier section stopped the script, or the connection was cut before its turn. */
    record NotStarted(Section section) implements Answer {}
}
