package dev.fairlead.host.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.host.kind.LocalBox;
import dev.fairlead.host.ssh.HostException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read of a box's memory that a full disk or a power cut tore. */
class BoxMemoryTest {
    private static final String RELEASE =
            "{\"at\":\"2026-03-01T12:00:00Z\",\"by\":\"ann@desk\",\"event\":\"release\",\"app\":\"shop\",\"image\":\"i/shop\","
                    + "\"tag\":\"v2\",\"digest\":\"sha256:1\",\"colour\":\"green\",\"number\":1}\n";

    @TempDir
    private Path box;

    private BoxMemory read(String manifest) throws IOException {
        Files.writeString(box.resolve("manifest"), manifest);
        Files.writeString(box.resolve("ledger"), RELEASE);
        return BoxMemory.read(LocalBox.run("memory", "FAIRLEAD=" + box + "\n" + BoxMemory.PROBE)
                .stdout());
    }

    @Test
    void a_whole_one_is_read_whole() throws IOException {
        BoxMemory memory = read("aa MADE host/file:/etc/a\n");
        assertThat(memory.manifest().entries()).hasSize(1);
        assertThat(memory.releases()).hasSize(1);
        assertThat(memory.unreadable()).isZero();
    }

    @Test
    void whose_it_is_stands_in_its_first_line_with_or_without_an_end() throws IOException {
        assertThat(read("").server()).isNull();
        for (String none : List.of("", "\n", "Shop\n", "-shop\n", "\u0001\ufffd\n", "shop $(date)\n")) {
            Files.writeString(box.resolve("name"), none);
            assertThat(read("").server()).as(none).isNull();
        }
        Files.writeString(box.resolve("name"), "shop");
        assertThat(read("aa MADE host/file:/etc/a\n"))
                .satisfies(memory -> assertThat(memory.server()).isEqualTo("shop"))
                .satisfies(memory -> assertThat(memory.manifest().entries()).hasSize(1));
        Files.writeString(box.resolve("name"), "shop\nand more\n");
        assertThat(read("").server()).isEqualTo("shop");
    }

    @Test
    void whose_it_is_stands_in_the_text_of_its_model_too() throws IOException {
        Files.writeString(box.resolve("model.yaml"), "# name: none\napps: {name: no}\nname: \"shop\"  # ours\n");
        assertThat(read("").server()).isEqualTo("shop");
        Files.writeString(box.resolve("name"), "\u0001\n");
        assertThat(read("").server()).isEqualTo("shop");
        Files.writeString(box.resolve("name"), "blog\n");
        assertThat(read("").server()).isEqualTo("blog");
    }

    @Test
    void it_is_written_down_where_nothing_sensible_is() throws IOException {
        String claim = "FAIRLEAD=" + box + "\nfl_put() { cat > \"$1\"; }\n" + Belonging.claim("shop");
        for (String none : List.of("", "\u0001\n")) {
            Files.writeString(box.resolve("name"), none);
            assertThat(LocalBox.run("claim", claim).stderr()).isEmpty();
            assertThat(box.resolve("name")).hasContent("shop");
        }
        Files.writeString(box.resolve("name"), "blog\n");
        LocalBox.run("claim", claim);
        assertThat(box.resolve("name")).hasContent("blog");
    }

    @Test
    void a_box_of_another_server_is_turned_away() throws IOException {
        Files.writeString(box.resolve("name"), "shop\n");
        BoxMemory memory = read("");
        Belonging.require("shop", memory);
        assertThatThrownBy(() -> Belonging.require("blog", memory))
                .isInstanceOfSatisfying(
                        HostException.class,
                        failure -> assertThat(failure.fix())
                                .endsWith("tell the box first: echo blog | sudo tee /var/lib/fairlead/name"))
                .hasMessage("The box belongs to the server `shop`, and the model is of `blog`.");
    }

    @Test
    void a_torn_last_line_of_the_manifest_hides_no_release() throws IOException {
        BoxMemory memory = read("aa MADE host/file:/etc/a\nbb MADE host/fi");
        assertThat(memory.releases()).hasSize(1);
        assertThat(memory.unreadable()).isEqualTo(1);
    }
}
