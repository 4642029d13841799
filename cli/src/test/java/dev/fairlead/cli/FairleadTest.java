package dev.fairlead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.cli.line.Boxes;
import dev.fairlead.cli.line.Clouds;
import dev.fairlead.cli.process.Environment;
import dev.fairlead.cli.process.Person;
import dev.fairlead.cli.view.Golden;
import dev.fairlead.host.ssh.HostException;
import dev.fairlead.lightsail.api.LightsailException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FairleadTest {
    private static final Boxes UNREACHABLE = (model, environment, log) -> {
        throw new HostException(
                HostException.Reason.UNREACHABLE, "`203.0.113.7` does not answer.", "connection refused", null);
    };
    private static final Boxes BROKEN = (model, environment, log) -> {
        throw new IllegalStateException("a bug");
    };

    static final Clouds CLOUDLESS = (model, environment) -> {
        throw new LightsailException(
                LightsailException.Reason.NO_CREDENTIALS, "Nobody is known here to Lightsail.", null, "aws configure");
    };

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(Boxes boxes, String... arguments) {
        Path nowhere = Path.of("/");
        var environment =
                new Environment(Map.of(), nowhere, nowhere, "somebody", "somewhere", false, false, new Person.Nobody());
        return new Fairlead(environment, stream(out), stream(err), () -> 0, boxes, CLOUDLESS).run(List.of(arguments));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "init",
                "validate",
                "schema",
                "render",
                "plan",
                "show",
                "apply",
                "drift",
                "deploy",
                "rollback",
                "releases",
                "cleanup",
                "secrets",
                "secrets list",
                "secrets rotate",
                "secrets set",
                "status",
                "logs",
                "run",
                "job",
                "doctor",
                "migrate",
                "migrate status",
                "migrate plan",
                "migrate next",
                "migrate report",
                "migrate rollback",
                "migrate abandon",
                "unlock",
                "destroy",
                "rehearse",
                "ci",
                "ci github",
                "ci gitlab",
                "import",
                "lab",
                "lab up",
                "lab down",
                "lab status",
                "lab publish",
                "lab ssh",
                "completion",
                "version"
            })
    void help(String command) {
        String[] words = (command + " --help").strip().split(" ");
        assertThat(run(UNREACHABLE, words)).isZero();
        Golden.check(("help " + command).strip().replace(' ', '-'), out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plam",
                "plan --jsn",
                "plan extra",
                "-f",
                "--set",
                "lab",
                "lab upp",
                "drift --format xml",
                "plan --json=maybe",
                "validate --set novalue",
                "-f nowhere.yaml validate",
                "-- plan",
                "--sett a=b plan"
            })
    void a_wrong_command_line_is_told_in_a_sentence(String line) {
        assertThat(run(UNREACHABLE, line.split(" "))).isEqualTo(2);
        assertThat(err()).startsWith("error: ").doesNotContain("Exception").doesNotContain("\tat ");
        assertThat(out()).isEmpty();
    }

    @Test
    void a_slip_of_the_hand_gets_a_suggestion() {
        run(UNREACHABLE, "drfit");
        assertThat(err()).contains("Did you mean `drift`?");
    }

    @Test
    void global_options_count_before_and_behind_the_command(@TempDir Path directory) throws IOException {
        Path model = example(directory);
        assertThat(run(
                        UNREACHABLE,
                        "--set",
                        "app.tag=v9",
                        "-f",
                        "x",
                        "validate",
                        "-f",
                        model.toString(),
                        "--set",
                        "nme=a"))
                .isEqualTo(2);
        assertThat(err()).contains("nme").contains("Did you mean `name`?").doesNotContain("app.tag");
    }

    @Test
    void the_example_is_valid(@TempDir Path directory) throws IOException {
        assertThat(run(UNREACHABLE, "validate", "-f", example(directory).toString()))
                .isZero();
        assertThat(out()).contains("visa-bulletin");
        assertThat(err())
                .startsWith("warning: `visa_bulletin.db` looks like a SQLite database that is mounted alone.\n")
                .contains("app.volumes[0].host");
    }

    @Test
    void sections_that_contradict_each_other_are_found_before_anybody_connects(@TempDir Path directory)
            throws IOException {
        Path model = example(directory);
        Files.writeString(
                model,
                Files.readString(model)
                        .replace("\nsystem:\n", "\nsystem:\n  files: {/etc/docker/daemon.json: {content: x}}\n"));

        assertThat(run(UNREACHABLE, "validate", "-f", model.toString())).isEqualTo(2);
        assertThat(err())
                .contains("error: The file `/etc/docker/daemon.json` is declared twice, and not alike.")
                .containsPattern("at .*fairlead.yaml:\\d+:\\d+");
    }

    @Test
    void who_mounts_the_directory_is_not_warned_and_one_at_a_time_is_no_mend_beside_a_job(@TempDir Path directory)
            throws IOException {
        String model = example(directory).toString();
        assertThat(run(UNREACHABLE, "validate", "-f", model, "--set", "app.strategy=recreate"))
                .isZero();
        assertThat(err()).contains("A job beside the app is one more").doesNotContain("will do too");
        err.reset();
        assertThat(run(UNREACHABLE, "validate", "-f", model, "--set", "app.volumes[0].host=data"))
                .isZero();
        assertThat(err()).isEmpty();
    }

    @Test
    void who_only_looks_says_that_nobody_can_say(@TempDir Path directory) throws IOException {
        assertThat(run(UNREACHABLE, "drift", "-f", boxAlone(directory).toString()))
                .isEqualTo(4);
        assertThat(run(UNREACHABLE, "plan", "-f", boxAlone(directory).toString()))
                .isEqualTo(4);
        assertThat(run(UNREACHABLE, "doctor", "-f", boxAlone(directory).toString()))
                .isEqualTo(4);
        assertThat(run(UNREACHABLE, "apply", "-f", boxAlone(directory).toString()))
                .isEqualTo(1);
        assertThat(err()).contains("error: `203.0.113.7` does not answer.\n  why: connection refused\n");
    }

    @Test
    void a_bug_is_one_sentence_and_a_trace_only_for_who_asks(@TempDir Path directory) throws IOException {
        String model = boxAlone(directory).toString();
        assertThat(run(BROKEN, "plan", "-f", model)).isEqualTo(1);
        assertThat(err()).contains("Something went wrong inside Fairlead.").doesNotContain("\tat ");
        assertThat(run(BROKEN, "plan", "--debug", "-f", model)).isEqualTo(1);
        assertThat(err()).contains("\tat dev.fairlead");
    }

    @Test
    void whoever_cannot_ask_lightsail_is_told_how_to_leave_it_out(@TempDir Path directory) throws IOException {
        String model = example(directory).toString();
        assertThat(run(UNREACHABLE, "drift", "-f", model)).isEqualTo(4);
        assertThat(err())
                .startsWith("error: Nobody is known here to Lightsail.\n")
                .contains("--host-only");
        assertThat(run(UNREACHABLE, "drift", "--host-only", "-f", model)).isEqualTo(4);
        assertThat(err()).contains("error: `203.0.113.7` does not answer.");
    }

    @Test
    void a_side_that_is_not_there_cannot_be_chosen(@TempDir Path directory) throws IOException {
        assertThat(run(
                        UNREACHABLE,
                        "plan",
                        "--cloud-only",
                        "-f",
                        boxAlone(directory).toString()))
                .isEqualTo(2);
        assertThat(run(
                        UNREACHABLE,
                        "plan",
                        "--cloud-only",
                        "--host-only",
                        "-f",
                        example(directory).toString()))
                .isEqualTo(2);
        assertThat(out()).isEmpty();
    }

    @Test
    void the_schema_is_json() {
        assertThat(run(UNREACHABLE, "schema")).isZero();
        assertThat(out()).startsWith("{\n  \"$schema\"");
    }

    private static Path example(Path directory) throws IOException {
        try (var in = FairleadTest.class.getResourceAsStream("/dev/fairlead/cli/visa-bulletin.yaml")) {
            Path file = directory.resolve("fairlead.yaml");
            Files.write(file, java.util.Objects.requireNonNull(in).readAllBytes());
            return file;
        }
    }

    /** The example for a box that is there already. */
    private static Path boxAlone(Path directory) throws IOException {
        Path file = example(directory);
        String text = Files.readString(file);
        return Files.writeString(
                file,
                text.substring(0, text.indexOf("lightsail:"))
                        + text.substring(text.indexOf("ssh:\n"))
                                .replaceFirst("ssh:\n", "ssh:\n  address: 203.0.113.7\n"));
    }
}
