package dev.fairlead.host.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.host.expansion.Colour;
import dev.fairlead.host.kind.LocalBox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a box writes down of a release that nobody wrote down when it began to serve. */
class LedgerTest {
    @TempDir
    Path box;

    private String written(String digest) throws IOException {
        var release = new Release("shop", "i/shop", "v2", digest, Colour.GREEN, Instant.EPOCH, 0, "");
        var answer = LocalBox.run("ledger", "FAIRLEAD=" + box + "\n" + Ledger.release(release));
        assertThat(answer.stderr()).isEmpty();
        return Files.readAllLines(box.resolve("ledger")).getLast();
    }

    private void kept(String name, String digest) throws IOException {
        Path record = Files.createDirectories(box.resolve("releases/shop/" + name));
        Files.writeString(record.resolve("about"), "{\"app\":\"shop\",\"digest\":\"" + digest + "\"}\n");
    }

    @Test
    void one_that_was_there_before_fairlead_has_nothing_to_go_back_to() throws IOException {
        assertThat(written("sha256:1")).endsWith("\"colour\":\"green\",\"number\":0}");
    }

    @Test
    void another_tag_of_the_same_image_is_made_up_of_the_same() throws IOException {
        kept("1", "sha256:1");
        Files.writeString(
                box.resolve("ledger"), "{\"event\":\"release\",\"app\":\"shop\",\"tag\":\"v1\",\"number\":1}\n");

        assertThat(written("sha256:1")).contains("\"tag\":\"v2\"").endsWith("\"number\":1}");
    }

    @Test
    void one_that_was_switched_to_as_the_box_went_down_gets_its_number_after_all() throws IOException {
        kept("1", "sha256:1");
        kept(".next", "sha256:2");
        Files.writeString(
                box.resolve("ledger"), "{\"event\":\"release\",\"app\":\"shop\",\"tag\":\"v1\",\"number\":1}\n");

        assertThat(written("sha256:2")).endsWith("\"number\":2}");
        assertThat(box.resolve("releases/shop/2/about")).exists();
    }
}
