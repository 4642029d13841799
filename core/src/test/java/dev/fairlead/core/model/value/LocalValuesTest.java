package dev.fairlead.core.model.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.diagnostic.DiagnosticText;
import dev.fairlead.core.diagnostic.Location;
import dev.fairlead.core.diagnostic.Problems;
import dev.fairlead.core.model.Secret;
import dev.fairlead.core.model.ValueSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalValuesTest {
    private static final Location PLACE = Location.named("fairlead.yaml", "secrets.X");

    @TempDir
    private Path folder = Path.of("");

    private final Problems problems = new Problems();

    private Values values(CommandRunner runner) {
        return new LocalValues(
                Map.of("TOKEN", "from env", "PATH", "/usr/bin:/bin", "HOME", folder.toString()),
                folder,
                runner,
                LocalValuesTest::parameter);
    }

    private static String parameter(String name) throws ParameterStore.Unavailable {
        if (name.equals("/shop/there")) {
            return "kept\n";
        }
        throw new ParameterStore.Unavailable("There is no parameter `" + name + "`.", "AWS says so.", "Make it.");
    }

    @Test
    void a_parameter_is_taken_as_it_is_kept() {
        assertThat(reveal(new ValueSource.Ssm("/shop/there"))).isEqualTo("kept\n");
    }

    @Test
    void a_parameter_that_cannot_be_had_says_why() {
        assertThat(values(new ProcessRunner()).text(new ValueSource.Ssm("/shop/gone"), PLACE, problems))
                .isNull();
        assertThat(text()).contains("There is no parameter `/shop/gone`.", "why: AWS says so.", "fix: Make it.");
    }

    private String reveal(ValueSource source) {
        Secret secret = values(new ProcessRunner()).text(source, PLACE, problems);
        return Objects.requireNonNull(secret, () -> text()).reveal();
    }

    private String text() {
        return DiagnosticText.of(problems.sorted(), null).replace(folder.toString(), "DIR");
    }

    @Test
    void each_source_gives_its_value() throws IOException {
        Files.writeString(folder.resolve("token"), "from file\n\n");
        assertThat(reveal(new ValueSource.Inline("inline\n"))).isEqualTo("inline\n");
        assertThat(reveal(new ValueSource.Env("TOKEN"))).isEqualTo("from env");
        assertThat(reveal(new ValueSource.FileContent("token"))).isEqualTo("from file\n");
        assertThat(reveal(new ValueSource.FileContent("~/token"))).isEqualTo("from file\n");
        assertThat(reveal(new ValueSource.Command(List.of("printf", "%s\\n", "$(x) 'y' é"))))
                .isEqualTo("$(x) 'y' é");
        assertThat(reveal(new ValueSource.Command(List.of("sh", "-c", "printf %s \"$TOKEN\"; pwd"))))
                .isEqualTo("from env" + folder.toRealPath());
    }

    @Test
    void all_that_is_missing_is_told_at_once() throws IOException {
        Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff});
        Files.writeString(folder.resolve("lines"), "a\nb\n");
        Values values = values(new ProcessRunner());
        assertThat(values.text(new ValueSource.Env("NONE"), PLACE, problems)).isNull();
        assertThat(values.text(new ValueSource.FileContent("none"), PLACE, problems))
                .isNull();
        assertThat(values.text(new ValueSource.FileContent("binary"), PLACE, problems))
                .isNull();
        assertThat(values.line(new ValueSource.FileContent("lines"), PLACE, problems))
                .isNull();
        assertThat(values.text(new ValueSource.Command(List.of("no-such-command")), PLACE, problems))
                .isNull();
        ValueSource failing = new ValueSource.Command(List.of("sh", "-c", "echo hunter2; echo locked >&2; exit 3"));
        assertThat(values.text(failing, PLACE, problems)).isNull();
        assertThat(text()).isEqualTo("""
                error: The environment variable `NONE` is not set.
                  at fairlead.yaml
                  fix: Set it: `export NONE=...`.

                error: There is no file `none`.
                  at fairlead.yaml
                  why: It was looked for at DIR/none.

                error: The file `binary` gives something that is not UTF-8.
                  at fairlead.yaml

                error: The file `lines` holds a line break.
                  at fairlead.yaml
                  why: The value must fit in one line where it is written.

                error: The command `no-such-command` cannot be started.
                  at fairlead.yaml
                  why: There is no such program.
                  fix: Look whether it is installed here and its name is right; it is run without a shell.

                error: The command `sh` failed.
                  at fairlead.yaml
                  why: It exited with status 3.
                       locked
                """);
    }

    @Test
    void what_comes_out_empty_is_no_secret() throws IOException {
        Files.writeString(folder.resolve("cut"), "\n");
        Values values = values(new ProcessRunner());
        assertThat(values.text(new ValueSource.FileContent("cut"), PLACE, problems))
                .isNull();
        assertThat(values.line(new ValueSource.Command(List.of("true")), PLACE, problems))
                .isNull();
        assertThat(text())
                .contains("error: The file `cut` is empty.", "error: The output of `true` is empty.")
                .contains("write `{value: \"\"}` if it is meant to be empty");
        assertThat(values.content(new ValueSource.FileContent("cut"), PLACE, problems))
                .isEqualTo("\n");
    }

    @Test
    void a_command_that_may_not_be_executed_is_told_apart_from_none() throws IOException {
        Path script = Files.writeString(folder.resolve("script"), "#!/bin/sh\n");
        Values values = values(new ProcessRunner());
        assertThat(values.text(new ValueSource.Command(List.of(script.toString())), PLACE, problems))
                .isNull();
        assertThat(text()).contains("why: It may not be executed.");
    }

    @RepeatedTest(3)
    void a_command_may_leave_its_output_to_what_it_started() {
        assertThat(reveal(new ValueSource.Command(List.of("sh", "-c", "echo hunter2; sleep 20 &"))))
                .isEqualTo("hunter2");
    }

    @Test
    void a_command_that_prints_too_much_is_told_so_and_not_cut() {
        Values values = values(new ProcessRunner());
        for (int bytes : List.of((1 << 20) + 1, 3_000_000)) {
            ValueSource much = new ValueSource.Command(List.of("head", "-c", Integer.toString(bytes), "/dev/zero"));
            assertThat(values.text(much, PLACE, problems)).isNull();
        }
        assertThat(problems.sorted())
                .hasSize(2)
                .allSatisfy(problem ->
                        assertThat(problem.message()).isEqualTo("The command `head` gives more than 1 MiB."));
    }

    @Test
    void a_source_is_asked_once() {
        int[] runs = {0};
        Values values = values((argv, environment, directory, timeout) -> {
            runs[0]++;
            return new CommandRunner.Outcome.TimedOut("waiting for a card");
        });
        ValueSource command = new ValueSource.Command(List.of("pass", "show", "x"));
        assertThat(values.line(command, PLACE, problems)).isNull();
        assertThat(values.line(command, PLACE, problems)).isNull();
        assertThat(runs[0]).isEqualTo(1);
        assertThat(text()).contains("did not end", "waiting for a card");
    }

    @Test
    void a_command_that_hangs_is_stopped() throws Exception {
        CommandRunner.Outcome outcome = new ProcessRunner()
                .run(
                        List.of("sh", "-c", "sleep 60 & sleep 60"),
                        Map.of("PATH", "/usr/bin:/bin"),
                        folder,
                        Duration.ofMillis(200));
        assertThat(outcome).isInstanceOf(CommandRunner.Outcome.TimedOut.class);
    }

    @Test
    void a_secret_does_not_print() {
        assertThat(new Secret("hunter2")).hasToString(Secret.MASK).isNotEqualTo(new Secret("hunter2"));
    }
}
