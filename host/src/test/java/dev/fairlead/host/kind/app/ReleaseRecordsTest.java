package dev.fairlead.host.kind.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.host.kind.LocalBox;
import dev.fairlead.host.shell.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of releases, by the shell that boxes have. */
class ReleaseRecordsTest {
    @TempDir
    Path box;

    @BeforeEach
    void files() throws IOException {
        Files.writeString(box.resolve("blue"), "blue");
        Files.writeString(box.resolve("green"), "green");
        Files.writeString(box.resolve(".env"), "A=b\n");
        Files.writeString(box.resolve("ledger"), "");
    }

    private String run(String digest, String script) {
        String about = "{\"app\":\"shop\",\"image\":\"i/shop\",\"tag\":\"v1\",\"digest\":\"" + digest + "\"}";
        String variables = "FAIRLEAD=" + box + "\nFAIRLEAD_WHO='\"me\"'\nfl_app=shop\nfl_keep=2\nfl_about="
                + Shell.quote(about) + "\nfl_health='/\n'\nfl_fingerprints='container 1\n'\nfl_blue=" + box
                + "/blue\nfl_green=" + box + "/green\nfl_env=" + box + "/.env\n"
                // As of a box whose Docker knows no image.
                + "docker() { return 1; }\n";
        var answer = LocalBox.run("release", variables + ReleaseFunctions.ALL + script);
        assertThat(answer.stderr()).isEmpty();
        return answer.stdout().value();
    }

    private String released(String digest) {
        return run(digest, "fl_stage && fl_settle blue && ls -A \"$FAIRLEAD/releases/shop\"");
    }

    @Test
    void a_release_gets_a_number_and_a_line_in_the_ledger() throws IOException {
        assertThat(released("sha256:1")).isEqualTo("1");
        assertThat(released("sha256:2")).isEqualTo("1\n2");
        assertThat(Files.readString(box.resolve("ledger")))
                .containsPattern("\"by\":\"me\",\"event\":\"release\",\"app\":\"shop\",.*\"sha256:2\","
                        + "\"colour\":\"blue\",\"number\":2}\n");
    }

    @Test
    void the_same_once_more_is_no_other_release() throws IOException {
        released("sha256:1");

        assertThat(released("sha256:1")).isEqualTo("1");
        assertThat(Files.readAllLines(box.resolve("ledger"))).hasSize(1);
    }

    @Test
    void secrets_that_are_kept_are_for_root_alone() throws IOException {
        released("sha256:1");

        assertThat(Files.getPosixFilePermissions(box.resolve("releases/shop/1/env")))
                .doesNotContain(java.nio.file.attribute.PosixFilePermission.OTHERS_READ);
        assertThat(Files.readString(box.resolve("releases/shop/1/env"))).isEqualTo("A=b\n");
    }

    @Test
    void what_is_no_longer_kept_goes_and_what_serves_stays() {
        released("sha256:1");
        released("sha256:2");
        released("sha256:3");

        assertThat(run("sha256:3", "fl_only_look=yes; fl_prune")).isEqualTo("release 1");
        assertThat(run("sha256:3", "fl_prune; ls \"$FAIRLEAD/releases/shop\"")).isEqualTo("2\n3");
    }

    @Test
    void a_release_that_came_to_nothing_leaves_the_files_of_the_one_that_serves() throws IOException {
        released("sha256:1");
        Files.writeString(box.resolve("blue"), "of a bad one");
        Files.writeString(box.resolve(".env"), "A=bad\n");

        run("sha256:2", "fl_put() { cat > \"$1\"; }\nfl_files_back");

        assertThat(Files.readString(box.resolve("blue"))).isEqualTo("blue");
        assertThat(Files.readString(box.resolve(".env"))).isEqualTo("A=b\n");
    }
}
