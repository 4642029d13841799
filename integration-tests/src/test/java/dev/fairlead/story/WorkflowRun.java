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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Plays a job of a workflow as a runner of GitHub does: its {@code run} steps in order, each in a shell of its own, with
 * the files that a step writes for those behind it. Steps that {@code uses} somebody else's action are left out.
 */
final class WorkflowRun {
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{ *([^} ]+) *}}");
    private static final Pattern OUTPUT_IS =
            Pattern.compile("failure\\(\\) && steps\\.([^.]+)\\.outputs\\.([^ ]+) == '([^']*)'");

    private final Path home;
    private final Map<String, String> expressions;
    private final Map<String, Runnable> before = new HashMap<>();
    private final List<String> failed = new ArrayList<>();
    private final List<String> ran = new ArrayList<>();
    private final StringBuilder log = new StringBuilder();

    /**
     * @param home of the runner, with a directory {@code bin} for what stands in for its programs
     * @param expressions what {@code ${{ … }}} stands for, by what stands in it
     */
    WorkflowRun(Path home, Map<String, String> expressions) {
        this.home = home;
        this.expressions = new HashMap<>(expressions);
    }

    /** Something that happens to the server at that moment. */
    WorkflowRun before(String step, Runnable deed) {
        before.put(step, deed);
        return this;
    }

    WorkflowRun of(Path workflow) {
        try {
            Files.createDirectories(home.resolve("temp"));
            for (String file : List.of("path", "output", "summary.md")) {
                Files.writeString(home.resolve(file), "");
            }
            var tree = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(workflow));
            var job = (Map<?, ?>) part(tree, "jobs").values().iterator().next();
            for (Object step : (List<?>) Objects.requireNonNull(job.get("steps"))) {
                step(job, (Map<?, ?>) step);
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void step(Map<?, ?> job, Map<?, ?> step) throws IOException, InterruptedException {
        if (!(step.get("run") instanceof String script) || !isDue(step.get("if"))) {
            return;
        }
        String name = String.valueOf(step.get("name"));
        before.getOrDefault(name, () -> {}).run();
        ran.add(name);
        Path output = Files.writeString(home.resolve("output"), "");
        Path said = home.resolve("said");
        var builder = new ProcessBuilder("bash", "-eo", "pipefail", "-c", script)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        environment(builder.environment(), job, step);
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("The step `" + name + "` still runs.");
        }
        log.append("== ").append(name).append('\n').append(Files.readString(said));
        if (process.exitValue() != 0) {
            failed.add(name);
        }
        if (step.get("id") instanceof String id) {
            Files.readAllLines(output).forEach(line -> {
                String[] pair = line.split("=", 2);
                expressions.put("steps." + id + ".outputs." + pair[0], pair[1]);
            });
        }
    }

    private void environment(Map<String, String> environment, Map<?, ?> job, Map<?, ?> step) throws IOException {
        environment.clear();
        String path = String.join(":", Files.readAllLines(home.resolve("path")));
        environment.put("PATH", home.resolve("bin") + ":" + path + ":" + System.getenv("PATH"));
        environment.put("HOME", home.toString());
        environment.put("CI", "true");
        environment.put("RUNNER_TEMP", home.resolve("temp").toString());
        environment.put("GITHUB_PATH", home.resolve("path").toString());
        environment.put("GITHUB_OUTPUT", home.resolve("output").toString());
        environment.put("GITHUB_STEP_SUMMARY", home.resolve("summary.md").toString());
        for (Map<?, ?> each : List.of(part(job, "env"), part(step, "env"))) {
            each.forEach((key, value) -> environment.put(String.valueOf(key), filled(String.valueOf(value))));
        }
    }

    private String filled(String value) {
        return EXPRESSION.matcher(value).replaceAll(found -> Matcher.quoteReplacement(known(found.group(1))));
    }

    private String known(String expression) {
        return Objects.requireNonNull(expressions.get(expression), "What is " + expression + "?");
    }

    private boolean isDue(@Nullable Object condition) {
        if (condition == null) {
            return failed.isEmpty();
        }
        if (condition.equals("always()")) {
            return true;
        }
        Matcher matcher = OUTPUT_IS.matcher(String.valueOf(condition));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("A condition that this runner does not know: " + condition);
        }
        String output = expressions.get("steps." + matcher.group(1) + ".outputs." + matcher.group(2));
        return !failed.isEmpty() && matcher.group(3).equals(output);
    }

    private static Map<?, ?> part(Map<?, ?> tree, String key) {
        return tree.get(key) instanceof Map<?, ?> part ? part : Map.of();
    }

    List<String> failed() {
        return failed;
    }

    List<String> ran() {
        return ran;
    }

    String summary() {
        try {
            return Files.readString(home.resolve("summary.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return log + "== summary\n" + summary();
    }
}
