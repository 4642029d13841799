package dev.fairlead.host.kind.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.host.kind.LocalBox;
import dev.fairlead.host.shell.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
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
        Files.createDirectories(box.resolve("jobs"));
        Files.writeString(box.resolve("jobs/shop_tidy"), "tidy 1");
        Files.write(
                box.resolve("manifest"),
                List.of(
                        "b1 MADE host/file:" + box + "/blue",
                        "g1 FOUND host/file:" + box + "/green",
                        "e1 MADE host/env:" + box + "/.env",
                        "j1 MADE host/file:" + box + "/jobs/shop_tidy"));
    }

    private String run(String digest, String script) {
        String about = "{\"app\":\"shop\",\"image\":\"i/shop\",\"tag\":\"v1\",\"digest\":\"" + digest + "\"}";
        String variables = "FAIRLEAD=" + box + "\nFAIRLEAD_WHO='\"me\"'\nfl_app=shop\nfl_keep=2\nfl_to=blue\nfl_about="
                + Shell.quote(about) + "\nfl_health='/\n'\nfl_options=--user=1\nfl_jobs='shop_tidy shop_gone'\n"
                + "fl_fingerprints='c" + digest + " MADE host/container:shop\n'\nfl_blue=" + box + "/blue\nfl_green="
                + box + "/green\nfl_env=" + box + "/.env\nfl_dotenv=$fl_env\n"
                // As of a box whose Docker knows no image, and who else than root may test.
                + "docker() { return 1; }\nfl_put() { cat > \"$1\"; }\n";
        var answer = LocalBox.run("release", variables + ReleaseFunctions.ALL + script);
        assertThat(answer.stderr()).isEmpty();
        return answer.stdout().value();
    }

    private String released(String digest) {
        return run(digest, "fl_begin && fl_settle blue && ls -A \"$FAIRLEAD/releases/shop\"");
    }

    private void died(String digest, int number) {
        released(digest);
        run(digest, "fl_came_to_nothing " + number);
    }

    private String serving() {
        return run("", "fl_served shop | tail -n 1");
    }

    private void write(String path, String text) throws IOException {
        Files.writeString(box.resolve(path), text);
    }

    private String read(String path) throws IOException {
        return Files.readString(box.resolve(path));
    }

    @Test
    void a_release_gets_a_number_and_a_line_in_the_ledger() throws IOException {
        assertThat(released("sha256:1")).isEqualTo("1");
        assertThat(released("sha256:2")).isEqualTo("1\n2");
        assertThat(read("ledger"))
                .containsPattern("\"by\":\"me\",\"event\":\"release\",\"app\":\"shop\",.*\"sha256:2\","
                        + "\"colour\":\"blue\",\"number\":2}\n");
    }

    @Test
    void the_same_once_more_is_no_other_release_and_comes_to_its_end() {
        released("sha256:1");

        assertThat(released("sha256:1")).isEqualTo("1");
        assertThat(run("", "fl_settle blue; fl_standing").lines())
                .allMatch(line -> line.contains("\"event\":\"release\",") && line.endsWith("\"number\":1}"));
    }

    @Test
    void one_that_died_and_is_released_again_serves_by_the_ledger_too() {
        released("sha256:1");
        died("sha256:2", 2);
        assertThat(serving()).isEqualTo("1");

        released("sha256:2");
        assertThat(serving()).isEqualTo("2");
    }

    @Test
    void secrets_that_are_kept_are_for_root_alone() throws IOException {
        released("sha256:1");

        assertThat(Files.getPosixFilePermissions(box.resolve("releases/shop/1/env")))
                .doesNotContain(PosixFilePermission.OTHERS_READ);
        assertThat(read("releases/shop/1/env")).isEqualTo("A=b\n");
    }

    @Test
    void a_release_that_came_to_nothing_leaves_the_files_of_the_one_that_serves() throws IOException {
        released("sha256:1");
        write("blue", "of a bad one");
        write(".env", "A=bad\n");

        run("sha256:2", "fl_files_back");

        assertThat(read("blue")).isEqualTo("blue");
        assertThat(read(".env")).isEqualTo("A=b\n");
    }

    @Test
    void after_one_that_died_a_failed_one_leaves_the_files_of_the_one_that_serves() throws IOException {
        released("sha256:1");
        write("blue", "of one that died");
        died("sha256:2", 2);
        write("blue", "of a bad one");

        run("sha256:3", "fl_begin; fl_came_to_nothing");

        assertThat(read("blue")).isEqualTo("blue");
    }

    @Test
    void where_the_ledger_cannot_be_written_the_files_are_put_back_all_the_same() throws IOException {
        released("sha256:1");
        write("blue", "of one that died");
        released("sha256:2");

        run("sha256:2", "fl_told() { return 1; }\nfl_came_to_nothing 2");

        assertThat(read("blue")).isEqualTo("blue");
    }

    @Test
    void what_fairlead_put_back_is_not_blamed_on_a_person() throws IOException {
        released("sha256:1");
        write("blue", "of a bad one");
        Files.writeString(
                box.resolve("manifest"),
                "b2 MADE host/file:" + box + "/blue\n",
                java.nio.file.StandardOpenOption.APPEND);

        run("sha256:2", "fl_begin; fl_came_to_nothing");

        assertThat(run("", "fl_line \"$FAIRLEAD/manifest\" host/file:" + box + "/blue"))
                .isEqualTo("b1 MADE host/file:" + box + "/blue");
        assertThat(run("", "fl_line \"$FAIRLEAD/manifest\" host/file:" + box + "/green"))
                .isEqualTo("g1 FOUND host/file:" + box + "/green");
    }

    @Test
    void the_scripts_of_jobs_are_kept_as_they_last_were_beside_a_release() throws IOException {
        released("sha256:1");
        write("jobs/shop_tidy", "tidy 2");
        released("sha256:2");
        write("jobs/shop_tidy", "tidy 3");

        run("sha256:1", "fl_restore_jobs \"$fl_releases/1\"");

        assertThat(read("jobs/shop_tidy")).isEqualTo("tidy 2");
        assertThat(run("", "fl_line \"$FAIRLEAD/manifest\" host/file:" + box + "/jobs/shop_tidy"))
                .isEqualTo("j1 MADE host/file:" + box + "/jobs/shop_tidy");
    }

    @Test
    void a_job_that_there_is_no_more_does_not_come_back() throws IOException {
        released("sha256:1");
        released("sha256:2");
        Files.delete(box.resolve("jobs/shop_tidy"));

        run("sha256:1", "fl_restore_jobs \"$fl_releases/1\"");

        assertThat(box.resolve("jobs/shop_tidy")).doesNotExist();
    }
}
