package dev.fairlead.lab.machine;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A program the lab runs in the background. It outlives the JVM; its pid and start time are kept in a file, so that a
 * later lab stops exactly that process and never another one that was given the same pid.
 */
public record Daemon(Path pidFile, Path log) {
    private static final Duration GENTLE_STOP = Duration.ofSeconds(20);

    /** Starts the program in a session of its own, so that a Ctrl-C in the terminal does not end it. */
    public void start(List<String> argv) {
        try {
            Files.createDirectories(pidFile.getParent());
            var detached = new ArrayList<>(List.of("setsid"));
            detached.addAll(argv);
            var process = new ProcessBuilder(detached)
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            Files.writeString(pidFile, process.pid() + " " + startOf(process.toHandle()));
        } catch (IOException e) {
            throw LabException.because("`" + argv.getFirst() + "` could not be started.", e);
        }
    }

    public Optional<ProcessHandle> process() {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        try {
            var words = Files.readString(pidFile).strip().split(" ");
            return ProcessHandle.of(Long.parseLong(words[0]))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> words.length == 2 && words[1].equals(startOf(process)));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Ends the process if it still is the one that was started; returns whether there was one. */
    public boolean stop() {
        var running = process();
        running.ifPresent(process -> {
            process.destroy();
            Patience.until(GENTLE_STOP, () -> !process.isAlive(), () -> {
                process.destroyForcibly();
                return new LabException("Process " + process.pid() + " had to be killed.", lastLines(), "");
            });
        });
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw LabException.because("`" + pidFile + "` could not be removed.", e);
        }
        return running.isPresent();
    }

    /** The end of the log, for an error text. */
    public String lastLines() {
        try {
            return Commands.lastLines(Files.readString(log));
        } catch (IOException e) {
            return "no log at " + log;
        }
    }

    private static String startOf(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(instant -> Long.toString(instant.getEpochSecond()))
                .orElse("unknown");
    }
}
