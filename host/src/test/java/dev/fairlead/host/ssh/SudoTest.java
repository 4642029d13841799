package dev.fairlead.host.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SudoTest {
    private static final byte[] SCRIPT = "echo done\n".getBytes(StandardCharsets.UTF_8);

    @Test
    void root_needs_no_sudo() {
        assertThat(Sudo.of("root", "ignored").command()).isEqualTo("sh -s");
        assertThat(Sudo.of("admin", null).command()).isEqualTo("sudo -n -- sh -s");
    }

    @Test
    void a_password_shows_in_no_command_line_and_no_text() {
        var sudo = Sudo.of("admin", "hunter2");

        assertThat(sudo.command())
                .isEqualTo(Sudo.of("admin", "other").command())
                .doesNotContain("hunter2");
        assertThat(sudo).asString().doesNotContain("hunter2");
        assertThat(new String(sudo.stdin(SCRIPT), StandardCharsets.UTF_8)).startsWith("hunter2\n");
    }

    /** Behind sudo the shell finds the password still there if sudo did not ask, else it is gone. */
    @ParameterizedTest
    @ValueSource(
            strings = {"hunter2", "touch x; exit 9", "", "'", "\\", "$(id)", " lead", "fairlead: the script begins"})
    void a_password_that_sudo_left_is_never_taken_for_a_command(String password) throws IOException {
        var sudo = new Sudo.WithPassword(password);
        var behindSudo = sudo.command().substring(sudo.command().indexOf("sh -c "));

        assertThat(run("{ " + behindSudo + "; } 2>/dev/null", sudo.stdin(SCRIPT)))
                .isEqualTo("done\n");
        assertThat(run("IFS= read -r asked; " + behindSudo, sudo.stdin(SCRIPT))).isEqualTo("done\n");
    }

    @Test
    void a_password_of_two_lines_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Sudo.of("admin", "a\nb"));
    }

    private static String run(String command, byte[] stdin) throws IOException {
        var process = new ProcessBuilder(List.of("sh", "-c", command))
                .redirectErrorStream(true)
                .start();
        try (var out = process.getOutputStream()) {
            out.write(stdin);
        }
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
