package dev.fairlead.host.daily;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is heard while logs are read. */
public sealed interface LogEvent {
    /**
     * @param colour of the container, {@code side} for one that has none, or empty for a file
     * @param time when it was written, as far as the line or one before it tells
     */
    record Line(
            LogSource source,
            String colour,
            boolean isStderr,
            @Nullable Instant time,
            String text) implements LogEvent {}

    /** There is nothing to read of it yet. */
    record Missing(LogSource source, String colour) implements LogEvent {}

    /** What was there before is told; lines from now on come as they are written. */
    record Following() implements LogEvent {}

    /** Another colour serves from now on. */
    record Switched(LogSource source, String colour) implements LogEvent {}

    /** The container that serves was started anew. */
    record Restarted(LogSource source, String colour) implements LogEvent {}
}
