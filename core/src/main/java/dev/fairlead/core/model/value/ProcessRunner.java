package dev.fairlead.core.model.value;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Real processes, with nothing to read on their input. */
public final class ProcessRunner implements CommandRunner {
    /** One byte more than a value may have, so that whoever reads it sees that it has too many. */
    private static final int LARGEST = (1 << 20) + 1;

    @Override
    public Outcome run(List<String> argv, Map<String, String> environment, Path directory, Duration timeout)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(argv).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        // Ctrl-C at a terminal reaches it as well; the signal that ends a CI job only reaches this process.
        Thread hook = new Thread(() -> stop(process), "command-end");
        Runtime.getRuntime().addShutdownHook(hook);
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
            forget(hook);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It runs already: this process is ending.
            return;
        }
    }

    private static void stop(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Reads a stream to its end in the background, or a child that prints much would wait for ever. */
    private static final class Drain {
        /**
         * A child's own child may hold the stream open after it, as the agent that a password manager starts; nobody waits
         * for that, and what the child itself printed is there by then.
         */
        private static final Duration PATIENCE = Duration.ofSeconds(1);

        private static final int PART = 8192;

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final Thread thread;

        Drain(InputStream stream) {
            thread = Thread.ofVirtual().start(() -> drain(stream));
        }

        private void drain(InputStream stream) {
            byte[] part = new byte[PART];
            try (stream) {
                int count = stream.read(part);
                while (count >= 0 && bytes.size() < LARGEST) {
                    bytes.write(part, 0, count);
                    count = stream.read(part);
                }
            } catch (IOException e) {
                // A stopped process closes its streams under the reader; what it had printed counts.
                return;
            }
        }

        byte[] bytes() throws InterruptedException {
            thread.join(PATIENCE);
            return bytes.toByteArray();
        }

        String text() throws InterruptedException {
            return new String(bytes(), StandardCharsets.UTF_8);
        }
    }
}
