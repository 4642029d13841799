package dev.fairlead.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.lab.DebianRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of models: each server is asked, and what keeps one from answering is told of that one alone. */
class FleetStory {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path servers;

    @Test
    void every_server_is_heard() throws IOException {
        try (Actor actor = Stage.inLine(DebianRelease.BOOKWORM)) {
            String model = actor.modelText();
            write("a-in-sync.yaml", model);
            write("b-edited.yaml", model.replace("  timezone: Etc/UTC\n", "  timezone: Europe/Berlin\n"));
            write("c-away.yaml", model.replaceFirst("  port: \\d+\n", "  port: 1\n"));
            write("d-wrong.yaml", model.replace("apps:", "aps:").replace("app:", "ap:"));

            Run plan = actor.tool().about(servers).run("plan");
            assertThat(plan.exit()).as(plan::toString).isEqualTo(2);
            assertThat(plan.stdout())
                    .as(plan::toString)
                    .doesNotContain("a-in-sync.yaml")
                    .contains("b-edited.yaml\n")
                    .contains("Plan: ")
                    .contains("4 servers: 1 in sync, 1 not as the model says, 1 out of sight, 1 failed.");
            assertThat(plan.stderr())
                    .as(plan::toString)
                    .contains("c-away.yaml\nerror: ")
                    .contains("d-wrong.yaml\nerror: ");

            Run drift = actor.tool().about(servers.resolve("[ab]-*.yaml")).run("drift", "--fail-on", "drift");
            assertThat(drift.exit()).as(drift::toString).isZero();
            assertThat(drift.stdout()).contains("2 servers: 1 without drift, 1 not as the model says.");
        }
    }

    private void write(String name, String model) throws IOException {
        Files.writeString(servers.resolve(name), model);
    }
}
