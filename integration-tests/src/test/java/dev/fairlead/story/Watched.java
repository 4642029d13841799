package dev.fairlead.story;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A run of the tool beside the test whose output, both streams in one, is read as it comes. */
final class Watched implements AutoCloseable {
    private final Process process;
    private final BufferedReader lines;
    private final CompletableFuture<Long> ended;
    private final StringBuilder said = new StringBuilder();

    private Watched(Process process) {
        this.process = process;
        this.lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.ended = process.onExit().thenApply(_ -> System.nanoTime());
    }

    static Watched start(Actor actor, String... arguments) {
        try {
            return new Watched(
                    actor.tool().builder(arguments).redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets it run until a line fits; false if it ended before. */
    boolean reaches(Predicate<String> line) {
        try {
            for (String next = lines.readLine(); next != null; next = lines.readLine()) {
                said.append(next).append('\n');
                if (line.test(next)) {
                    return true;
                }
            }
        } catch (IOException e) {
            said.append(e);
        }
        return false;
    }

    /** Asks it to end, as Ctrl-C does; the exit status. */
    int ends(String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            return ends();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Lets it run to its end; the exit status. */
    int ends() {
        try {
            reaches(line -> false);
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                throw new AssertionError("still running, having said\n" + said);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** When it ended, by {@link System#nanoTime}; known from then on. */
    CompletableFuture<Long> ended() {
        return ended;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    @Override
    public String toString() {
        return said.toString();
    }
}
