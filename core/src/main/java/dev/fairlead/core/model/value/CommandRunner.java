package dev.fairlead.core.model.value;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Runs a command of whoever runs Fairlead, without a shell. */
@FunctionalInterface
public interface CommandRunner {
    /**
     * @throws IOException when it cannot be started
     * @throws InterruptedException when the caller is to stop; the command is stopped too
     */
    Outcome run(List<String> argv, Map<String, String> environment, Path directory, Duration timeout)
            throws IOException, InterruptedException;

    /** How a command ended. */
    sealed interface Outcome {
        /** @param output what it printed, byte for byte */
        record Exited(int status, ByteBuffer output, String errors) implements Outcome {}

        record TimedOut(String errors) implements Outcome {}
    }
}
