package dev.fairlead.host.kind.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.host.kind.LocalBox;
import dev.fairlead.host.shell.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a box keeps of releases, by the shell that boxes have; its Docker has every image and none in use. */
class PruningTest {
    private static final String DOCKER = """
            docker() {
                case "$1 $2" in
                'image inspect') echo 1000 ;;
                'rmi '*) echo "$2" >> "$FAIRLEAD/gone" ;;
                esac
            }
            """;

    @TempDir
    Path box;

    @BeforeEach
    void memory() throws IOException {
        Files.writeString(box.resolve("ledger"), "");
    }

    private void event(String event, String app, String digest, int number) throws IOException {
        String about =
                "\"app\":\"" + app + "\",\"image\":\"i/shop\",\"tag\":\"v\",\"digest\":\"sha256:" + digest + "\"";
        Files.writeString(
                box.resolve("ledger"),
                "{\"at\":\"2026\",\"by\":\"me\",\"event\":\"" + event + "\"," + about
                        + ",\"colour\":\"blue\",\"number\":" + number + "}\n",
                StandardOpenOption.APPEND);
        Path record = Files.createDirectories(box.resolve("releases/" + app + "/" + number));
        Files.writeString(record.resolve("about"), "{" + about + "}\n");
    }

    private void released(String app, String digest, int number) throws IOException {
        event("release", app, digest, number);
    }

    private void died(String app, String digest, int number) throws IOException {
        released(app, digest, number);
        event("release-failed", app, digest, number);
    }

    private Answer.Finished run(String docker, Map<String, Integer> keep, Pruning.Mode mode) {
        return LocalBox.run("pruning", "FAIRLEAD=" + box + "\n" + docker + Pruning.script(keep, mode));
    }

    private String removable(Map<String, Integer> keep) {
        var answer = run(DOCKER, keep, Pruning.Mode.LOOK);
        assertThat(answer.stderr()).isEmpty();
        assertThat(answer.exit()).isZero();
        return answer.stdout().value();
    }

    @Test
    void what_is_no_longer_kept_goes_with_its_image_and_what_serves_stays() throws IOException {
        released("shop", "1", 1);
        released("shop", "2", 2);
        released("shop", "3", 3);

        assertThat(removable(Map.of("shop", 2))).isEqualTo("release shop 1\nimage i/shop@sha256:1 1000");
        assertThat(run(DOCKER, Map.of("shop", 2), Pruning.Mode.REMOVE).exit()).isZero();
        assertThat(box.resolve("releases/shop/1")).doesNotExist();
        assertThat(box.resolve("releases/shop/2")).exists();
        assertThat(box.resolve("gone")).hasContent("i/shop@sha256:1");
        assertThat(removable(Map.of("shop", 2))).isEqualTo("image i/shop@sha256:1 1000");
    }

    @Test
    void releases_that_died_take_nobodys_place() throws IOException {
        released("shop", "1", 1);
        released("shop", "2", 2);
        died("shop", "3", 3);
        died("shop", "4", 4);
        died("shop", "5", 5);

        assertThat(removable(Map.of("shop", 2)).lines())
                .filteredOn(line -> line.startsWith("release"))
                .containsExactly("release shop 3", "release shop 4", "release shop 5");
    }

    @Test
    void one_that_was_gone_back_to_is_kept_before_those_in_between() throws IOException {
        released("shop", "1", 1);
        released("shop", "2", 2);
        released("shop", "3", 3);
        released("shop", "1", 1);

        assertThat(removable(Map.of("shop", 2))).startsWith("release shop 2\n").doesNotContain("sha256:1");
    }

    @Test
    void an_image_that_another_app_may_go_back_to_stays() throws IOException {
        released("shop", "1", 1);
        released("shop", "2", 2);
        released("other", "1", 1);

        var both = new LinkedHashMap<String, Integer>();
        both.put("shop", 1);
        both.put("other", 3);
        assertThat(removable(Map.of("shop", 1))).isEqualTo("release shop 1");
        assertThat(removable(both)).isEqualTo("release shop 1");
    }

    @Test
    void a_docker_that_is_down_is_no_box_without_images() throws IOException {
        released("shop", "1", 1);
        var answer = run(
                "docker() { echo 'Is the docker daemon running?' >&2; return 1; }\n",
                Map.of("shop", 1),
                Pruning.Mode.LOOK);

        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.stderr()).contains("Docker does not answer", "Is the docker daemon running?");
    }
}
