package dev.fairlead.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.lab.DebianRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A new user types what the README and the quickstart say, one line after the other, in a checkout that was just built. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuideStory {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path checkout;

    private int typed;

    @BeforeAll
    void a_checkout_that_was_just_built() throws IOException {
        Path launcher = checkout.resolve("fairlead");
        Files.writeString(launcher, "#!/bin/sh\nexec '" + Tool.checkout().resolve("fairlead") + "' \"$@\"\n");
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Whatever the quickstart left behind, under the name that it gave. */
    @AfterAll
    void its_lab_goes() throws IOException, InterruptedException {
        type("./fairlead lab down --name quickstart");
    }

    @Test
    void the_quickstart() throws IOException, InterruptedException {
        follow("docs/guides/quickstart.md");
    }

    /** It speaks of a server that the reader has. */
    @Test
    void the_readme() throws IOException, InterruptedException {
        try (Actor server = Stage.inLine(DebianRelease.BOOKWORM)) {
            Stage.lab().publishApp("v1.0.6");
            Files.copy(server.model(), checkout.resolve("server.yaml"));
            follow("README.md");
        }
    }

    private void follow(String document) throws IOException, InterruptedException {
        List<Guide.Block> blocks = Guide.blocks(Files.readString(Tool.checkout().resolve(document)));
        assertThat(blocks).isNotEmpty();
        for (Guide.Block block : blocks) {
            String where = document + ":" + block.line();
            if (block.omitted() != null) {
                System.out.println(where + " is not run: " + block.omitted());
                continue;
            }
            run(block, where);
        }
    }

    private void run(Guide.Block block, String where) throws IOException, InterruptedException {
        var said = new StringBuilder();
        for (String command : block.commands()) {
            boolean isLast = command.equals(block.commands().getLast());
            Typed run = type(command);
            assertThat(run.status())
                    .as("%s: %s\n%s", where, command, run.said())
                    .isEqualTo(isLast ? block.status() : 0);
            said.append(run.said());
        }
        assertThat(block.shown())
                .allSatisfy(line -> assertThat(said.toString()).as(where).containsPattern(Guide.pattern(line)));
    }

    private record Typed(int status, String said) {}

    private Typed type(String command) throws IOException, InterruptedException {
        Path said = Files.createFile(checkout.resolve("said-" + ++typed));
        var builder = new ProcessBuilder("bash", "-c", command)
                .directory(checkout.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment()
                .putAll(Map.of(
                        "NO_COLOR", "1",
                        "GHCR_TOKEN", "not-a-real-token",
                        "FAIRLEAD_LAB_HOME", checkout.resolve("labs").toString()));
        builder.environment().remove("SSH_AUTH_SOCK");
        Process process = builder.start();
        if (!process.waitFor(10, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("still running: " + command + "\n" + Files.readString(said));
        }
        return new Typed(process.exitValue(), Files.readString(said));
    }
}
