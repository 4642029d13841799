package dev.fairlead.lab.machine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** Runs a program of this machine within a time limit. */
public final class Commands {
    private static final int LINES_SHOWN = 12;

    private Commands() {}

    /** What a program left behind; output and errors are one text. */
    public record Output(int status, String text) {}

    /** Runs and returns the output, or throws with the last lines when the status is not 0. */
    public static String run(Duration limit, List<String> argv) {
        var output = attempt(limit, argv);
        if (output.status() != 0) {
            throw new LabException(
                    "`" + argv.getFirst() + "` failed.",
                    "exit status " + output.status() + "\n" + lastLines(output.text()),
                    "");
        }
        return output.text();
    }

    public static Output attempt(Duration limit, List<String> argv) {
        try {
            var process = new ProcessBuilder(argv)
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                    .start();
            var reading = new FutureTask<>(() -> read(process.getInputStream()));
            Thread.ofVirtual().start(reading);
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new LabException(
                        "`" + argv.getFirst() + "` did not end within " + limit.toSeconds() + " s.", "", "");
            }
            return new Output(process.exitValue(), reading.get());
        } catch (IOException | ExecutionException e) {
            throw LabException.because("`" + argv.getFirst() + "` could not be run.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw LabException.because("Interrupted while `" + argv.getFirst() + "` ran.", e);
        }
    }

    public static String lastLines(String text) {
        var lines = text.lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
    }

    private static String read(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
}
