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
     * @param home of the runner, and where its job runs
     * @param variables of the project and of the pipeline
     */
    static PipelineRun of(Path pipeline, String name, Path home, Map<String, String> variables) {
        try {
            var tree = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(pipeline));
            Map<?, ?> job = part(tree, name);
            Map<?, ?> base = part(tree, String.valueOf(job.get("extends")));
            var environment = new HashMap<>(Map.of("CI", "true", "HOME", home.toString()));
            part(base, "variables")
                    .forEach((key, value) -> environment.put(
                            String.valueOf(key), String.valueOf(value).replace("$$", "$")));
            environment.putAll(variables);
            var lines = new ArrayList<>(lines(base, "before_script"));
            lines.addAll(lines(job, "script"));
            return run(String.join("\n", lines), home, environment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static PipelineRun run(String script, Path home, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path said = home.resolve("said");
        var builder = new ProcessBuilder("bash", "-eo", "pipefail", "-c", script)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", System.getenv("PATH"));
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
