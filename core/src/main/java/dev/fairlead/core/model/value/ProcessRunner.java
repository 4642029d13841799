package dev.fairlead.core.model.value;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Real processes, with nothing to read on their input. */
public final class ProcessRunner implements CommandRunner {
    private static final int LARGEST = 1 << 20;
    private static final byte[] NOTHING = {};

    @Override
    public Outcome run(List<String> argv, Map<String, String> environment, Path directory, Duration timeout)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(argv).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            Drain output = new Drain(process.getInputStream());
            Drain errors = new Drain(process.getErrorStream());
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                stop(process);
                return new Outcome.TimedOut(errors.text());
            }
            return new Outcome.Exited(process.exitValue(), ByteBuffer.wrap(output.bytes()), errors.text());
        } finally {
            stop(process);
        }
    }

    private static void stop(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Reads a stream to its end in the background, or a child that prints much would wait for ever. */
    private static final class Drain {
        /** A child's own child may hold the stream open after it; nobody waits for that. */
        private static final long PATIENCE_MILLIS = 1000;

        private final AtomicReference<byte[]> bytes = new AtomicReference<>(NOTHING);
        private final Thread thread;

        Drain(InputStream stream) {
            thread = Thread.ofVirtual().start(() -> {
                try (stream) {
                    bytes.set(stream.readNBytes(LARGEST));
                } catch (IOException e) {
                    // A stopped process closes its streams under the reader.
                    bytes.set(NOTHING);
                }
            });
        }

        byte[] bytes() throws InterruptedException {
            thread.join(PATIENCE_MILLIS);
            return bytes.get();
        }

        String text() throws InterruptedException {
            return new String(bytes(), StandardCharsets.UTF_8);
        }
    }
}
