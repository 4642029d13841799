package dev.fairlead.story;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A run of the tool beside the test, to be watched, or killed as a kernel out of memory would. What still runs when its
 * test is over is ended by {@link EndOfTheDoomed}.
 */
final class Doomed implements AutoCloseable {
    /**
     * On a box: kills what holds the lock that steps share, so that one of them ends as a box without power would end it.
     * A step whose tool was killed goes on to its end otherwise.
     */
    static final String END_STEPS = """
            for each in /proc/[0-9]*; do
                [ ! "$each/fd/8" -ef /var/lib/fairlead/lock.steps ] || kill -KILL "${each#/proc/}"
            done
            """;

    private static final Set<Doomed> BEGUN = ConcurrentHashMap.newKeySet();

    private final Process process;
    private final BufferedReader lines;
    private final StringBuilder said = new StringBuilder();

    private Doomed(Process process) {
        this.process = process;
        this.lines = new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
        BEGUN.add(this);
    }

    static Doomed start(Actor actor, String... arguments) {
        try {
            var process = actor.tool()
                    .builder(arguments)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var run = new Doomed(process);
            process.getOutputStream().close();
            return run;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets it run until a line of its standard error fits; false if it ended before. */
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

    /** Lets it run to its end, and gives its exit status. */
    int ends() {
        reaches(line -> false);
        return exit();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Sends it a signal, {@code INT} for what Ctrl-C sends. */
    void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void kill() {
        process.destroyForcibly();
        exit();
    }

    /** Waits for its end, and gives its exit status: 137 if it was killed. */
    int exit() {
        try {
            if (!process.waitFor(10, TimeUnit.MINUTES)) {
                throw new AssertionError("still running, having said\n" + said);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Kills it if it still runs. */
    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
        BEGUN.remove(this);
    }

    static void closeAll() {
        List.copyOf(BEGUN).forEach(Doomed::close);
    }

    @Override
    public String toString() {
        return said.toString();
    }
}
