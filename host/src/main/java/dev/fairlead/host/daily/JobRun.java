package dev.fairlead.host.daily;

import dev.fairlead.core.json.Json;
import dev.fairlead.host.ssh.Exec;
import dev.fairlead.host.ssh.HostException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** One run of a job, watched. Closing it leaves the job running. */
public final class JobRun implements AutoCloseable {
    private static final Duration ENDING = Duration.ofSeconds(10);

    private final Exec exec;
    private final Masks masks;

    JobRun(Exec exec, Masks masks) {
        this.exec = exec;
        this.masks = masks;
    }

    /** What came of it. */
    public sealed interface End {
        /**
         * @param status of the job's command; 124 for one that took too long
         * @param outcome in a word or two, such as {@code done} or {@code timed out}
         */
        record Ended(int status, String outcome, long seconds) implements End {}

        /** @param since when the run before began, by its log; or empty */
        record Busy(String since) implements End {}

        /** The box has no such job. */
        record Missing() implements End {}
    }

    /** Passes on what the job prints, a line at a time, until it ends. */
    public End watch(Consumer<String> printed) {
        var lines = new BufferedReader(new InputStreamReader(exec.stdout(), StandardCharsets.UTF_8));
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("| ")) {
                    printed.accept(masks.masked(line.substring(2)));
                } else if (line.startsWith("= ")) {
                    return end(line.split(" ", 4));
                }
            }
        } catch (IOException e) {
            throw lost(String.valueOf(e.getMessage()));
        }
        throw lost(exec.await(ENDING).stderr().strip());
    }

    private static End end(String[] words) {
        return switch (words[1]) {
            case "missing" -> new End.Missing();
            case "busy" -> new End.Busy(words.length > 2 ? words[2] : "");
            default -> ended(Integer.parseInt(words[2]), words.length > 3 ? words[3] : "");
        };
    }

    private static End ended(int status, String last) {
        try {
            if (Json.read(last) instanceof Map<?, ?> run
                    && run.get("outcome") instanceof String outcome
                    && run.get("seconds") instanceof Number seconds) {
                return new End.Ended(status, outcome, seconds.longValue());
            }
        } catch (IllegalArgumentException e) {
            // The job's status is known all the same.
        }
        return new End.Ended(status, status == 0 ? "done" : "failed", 0);
    }

    private static HostException lost(String why) {
        return new HostException(
                HostException.Reason.CONNECTION_LOST,
                "The run of the job could not be watched to its end.",
                why.isEmpty() ? null : why,
                "See what became of it with `fairlead job`.");
    }

    @Override
    public void close() {
        exec.close();
    }
}
