package dev.fairlead.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.lab.DebianRelease;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user downloads runs where there is no Java, and two who build it get the same. */
class ArchiveStory {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @Test
    void an_archive_runs_on_a_box_without_java_and_is_the_same_twice() throws Exception {
        Path archive = assembled("one");
        assertThat(Files.mismatch(archive, assembled("two"))).isEqualTo(-1);

        try (Actor actor = Stage.boot(DebianRelease.BOOKWORM)) {
            copy(archive, actor, "/tmp/archive.tar.gz");
            assertThat(actor.byHand("command -v java || echo none").strip()).isEqualTo("none");
            actor.byHand("mkdir /opt/fairlead && tar xzf /tmp/archive.tar.gz -C /opt/fairlead --strip-components 1"
                    + " && ln -s /opt/fairlead/fairlead /usr/local/bin/fairlead");

            assertThat(actor.byHand("fairlead version"))
                    .startsWith("fairlead ")
                    .contains("(Java 25)", "  commit     ", " in /opt/fairlead/runtime\n", "com.github.mwiede:jsch ");
            assertThat(actor.byHand("cat /opt/fairlead/bom.json")).contains("CycloneDX", "\"jsch\"");
            assertThat(actor.byHand("cat /opt/fairlead/THIRD-PARTY.txt")).contains("com.github.mwiede:jsch");
            assertThat(actor.byHand("fairlead schema | head -c 1")).isEqualTo("{");
            copy(actor.model(), actor, "/tmp/fairlead.yaml");
            assertThat(actor.byHand("cd /tmp && GHCR_TOKEN=x fairlead validate"))
                    .contains("is a valid model");
            assertThat(actor.byHand("bash -c '. /opt/fairlead/completions/fairlead.bash && complete -p fairlead'"))
                    .contains("fairlead");
            assertThat(actor.byHand("ls /opt/fairlead/completions /opt/fairlead/man/man1 /opt/fairlead/man/man5"))
                    .contains("_fairlead", "fairlead.fish", "fairlead.1", "fairlead-plan.1", "fairlead-secrets-set.1")
                    .contains("fairlead.yaml.5");
            assertThat(actor.byHand("head -n 1 /opt/fairlead/man/man1/fairlead-plan.1"))
                    .startsWith(".TH \"FAIRLEAD\\-PLAN\" 1 2026-01-01 \"Fairlead 0.");
        }
    }

    private Path assembled(String name) throws IOException, InterruptedException {
        Path out = directory.resolve(name);
        Path log = directory.resolve(name + ".log");
        Process process = new ProcessBuilder(
                        Tool.checkout().resolve("scripts/assemble").toString(), out.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        String said = Files.readString(log).strip();
        assertThat(process.exitValue()).as(said).isZero();
        return Path.of(said.substring(said.lastIndexOf('\n') + 1));
    }

    private static void copy(Path file, Actor actor, String to) throws IOException, InterruptedException {
        var box = actor.box();
        Path known = Files.writeString(
                Files.createTempFile("known", ".hosts"),
                String.join(
                                "\n",
                                box.hostKeys().stream()
                                        .map(key -> box.address() + " " + key)
                                        .toList())
                        + "\n",
                StandardCharsets.UTF_8);
        Process ssh = new ProcessBuilder(List.of(
                        "ssh",
                        "-i",
                        box.identityFile().toString(),
                        "-o",
                        "UserKnownHostsFile=" + known,
                        "-o",
                        "StrictHostKeyChecking=yes",
                        box.user() + "@" + box.address(),
                        "cat > " + to))
                .redirectInput(file.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(ssh.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(ssh.exitValue()).isZero();
    }
}
