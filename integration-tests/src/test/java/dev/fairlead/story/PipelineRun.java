package dev.fairlead.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Plays a job of a pipeline as a runner of GitLab does: the lines before it and its own, in one shell. */
record PipelineRun(int status, String said) {
    /**
     * @param home of the runner, and where its job runs, with a directory {@code bin} for what stands in for its programs
     * @param variables of the project and of the pipeline
     */
    static PipelineRun of(Path pipeline, String name, Path home, Map<String, String> variables) {
        try {
            var tree = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(pipeline));
            Map<?, ?> job = part(tree, name);
            Map<?, ?> base = job.get("extends") instanceof String other ? part(tree, other) : Map.of();
            var environment = new HashMap<>(Map.of("CI", "true", "HOME", home.toString()));
            for (Map<?, ?> each : List.of(base, job)) {
                if (each.get("variables") instanceof Map<?, ?> own) {
                    own.forEach((key, value) -> environment.put(
                            String.valueOf(key), String.valueOf(value).replace("$$", "$")));
                }
            }
            environment.putAll(variables);
            var lines = new ArrayList<>(base.containsKey("before_script") ? lines(base, "before_script") : List.of());
            lines.addAll(lines(job, "script"));
            return run(shell(job), String.join("\n", lines), home, environment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The runner takes the bash of the job's image where there is one; that of Docker has none. */
    private static List<String> shell(Map<?, ?> job) {
        return String.valueOf(job.get("image")).startsWith("docker:")
                ? List.of("dash", "-e", "-c")
                : List.of("bash", "-eo", "pipefail", "-c");
    }

    private static PipelineRun run(List<String> shell, String script, Path home, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path said = home.resolve("said");
        var command = new ArrayList<>(shell);
        command.add(script);
        var builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", home.resolve("bin") + ":" + System.getenv("PATH"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("The job still runs.");
        }
        return new PipelineRun(process.exitValue(), Files.readString(said));
    }

    private static Map<?, ?> part(Map<?, ?> tree, String key) {
        return (Map<?, ?>) Objects.requireNonNull(tree.get(key), key);
    }

    private static List<String> lines(Map<?, ?> job, String key) {
        return ((List<?>) Objects.requireNonNull(job.get(key), key))
                .stream().map(String::valueOf).toList();
    }
}
