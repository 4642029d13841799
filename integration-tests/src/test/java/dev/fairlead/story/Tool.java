package dev.fairlead.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Fairlead of this checkout, run as a user runs it, or without a process of its own. */
final class Tool {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Path model;
    private final Map<String, String> environment;

    Tool(Path model) {
        this(model, Map.of("GHCR_TOKEN", "not-a-real-token", "NO_COLOR", "1"));
    }

    private Tool(Path model, Map<String, String> environment) {
        this.model = model;
        this.environment = Map.copyOf(environment);
    }

    /** The same with one more variable in its environment. */
    Tool with(String name, String value) {
        var more = new HashMap<>(environment);
        more.put(name, value);
        return new Tool(model, more);
    }

    /** The same for another model. */
    Tool about(Path other) {
        return new Tool(other, environment);
    }

    /** The root of this checkout. */
    static Path checkout() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve("fairlead"))) {
            here = java.util.Objects.requireNonNull(here.getParent(), "These tests run inside a checkout.");
        }
        return here;
    }

    Path model() {
        return model;
    }

    Run run(String... arguments) {
        return given("", arguments);
    }

    /**
     * As by {@link #run}, but in this JVM, with nothing on its standard input. Starts were a third of what the stories took:
     * those whose matter it is start a process.
     */
    Run runHere(String... arguments) {
        return new Embedded(variables(), LONGEST).run(line(arguments));
    }

    private Map<String, String> variables() {
        var variables = new HashMap<>(System.getenv());
        variables.putAll(environment);
        variables.remove("SSH_AUTH_SOCK");
        return variables;
    }

    private List<String> line(String... arguments) {
        return Stream.concat(Stream.of("-f", model.toString()), Stream.of(arguments))
                .toList();
    }

    /** With this on its standard input. */
    Run given(String stdin, String... arguments) {
        try {
            Path stdout = Files.createTempFile("fairlead", ".out");
            Path stderr = Files.createTempFile("fairlead", ".err");
            Process process = builder(arguments)
                    .redirectOutput(stdout.toFile())
                    .redirectError(stderr.toFile())
                    .start();
            try (var input = process.getOutputStream()) {
                input.write(stdin.getBytes(StandardCharsets.UTF_8));
            }
            if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("still running after " + LONGEST + ": " + String.join(" ", arguments) + "\n"
                        + Files.readString(stderr));
            }
            var run = new Run(
                    "fairlead " + String.join(" ", arguments),
                    process.exitValue(),
                    new String(Files.readAllBytes(stdout), StandardCharsets.UTF_8),
                    new String(Files.readAllBytes(stderr), StandardCharsets.UTF_8));
            Files.delete(stdout);
            Files.delete(stderr);
            return run;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The process as it would be started; the caller ends it by what this gives, never by name. */
    ProcessBuilder builder(String... arguments) {
        // Whoever started these tests may have had Ctrl-C ignored, which is passed on from one process to the next.
        var command = new ArrayList<>(List.of("env", "--default-signal=INT"));
        command.add(checkout().resolve("fairlead").toString());
        command.addAll(line(arguments));
        var builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(variables());
        return builder;
    }
}
