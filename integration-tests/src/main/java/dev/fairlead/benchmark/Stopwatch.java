package dev.fairlead.benchmark;

import dev.fairlead.lab.net.Traffic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs command lines one at a time under GNU time, which reads the kernel's own count of what they used. */
final class Stopwatch {
    private static final String GNU_TIME = "/usr/bin/time";
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Path usage;
    private final Path stdout;
    private final Path stderr;

    /** @param directory for what the commands print */
    Stopwatch(Path directory) {
        this.usage = directory.resolve("usage");
        this.stdout = directory.resolve("stdout");
        this.stderr = directory.resolve("stderr");
    }

    /** The command must succeed: a failure is quick, and would look like a good result. */
    Run run(Contestant contestant) {
        var command = new ArrayList<>(List.of(GNU_TIME, "-q", "-o", usage.toString(), "-f", "%U %S %M"));
        command.addAll(contestant.command());
        Traffic traffic = contestant.traffic();
        if (traffic != null) {
            traffic.reset();
        }
        try {
            long began = System.nanoTime();
            Process process = new ProcessBuilder(command)
                    .redirectInput(contestant.stdin().toFile())
                    .redirectOutput(Redirect.to(stdout.toFile()))
                    .redirectError(Redirect.to(stderr.toFile()))
                    .start();
            boolean isOver = process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
            var wall = Duration.ofNanos(System.nanoTime() - began);
            if (!isOver) {
                process.descendants().forEach(ProcessHandle::destroy);
                process.destroy();
            }
            if (!isOver || process.exitValue() != 0) {
                throw failed(contestant, isOver ? "exit status " + process.exitValue() : "not over after " + LIMIT);
            }
            return run(wall, Files.readString(usage).strip().split(" "), traffic);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What the last command printed. */
    String printed() {
        try {
            return Files.readString(stdout);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Run run(Duration wall, String[] words, @Nullable Traffic traffic) {
        var cpu = Duration.ofMillis(Math.round(1000 * (Double.parseDouble(words[0]) + Double.parseDouble(words[1]))));
        var wire = traffic == null
                ? Run.Wire.NONE
                : new Run.Wire(traffic.roundTrips(), traffic.toServer() + traffic.toClient());
        return new Run(wall, cpu, Long.parseLong(words[2]), wire);
    }

    private IllegalStateException failed(Contestant contestant, String why) throws IOException {
        return new IllegalStateException("`" + contestant.name() + "` failed: " + why + "\n"
                + String.join(" ", contestant.command()) + "\n" + tail(stdout) + tail(stderr));
    }

    private static String tail(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size())) + "\n";
    }
}
