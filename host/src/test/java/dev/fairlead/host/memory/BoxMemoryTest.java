package dev.fairlead.host.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.host.kind.LocalBox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    void a_torn_last_line_of_the_manifest_hides_no_release() throws IOException {
        BoxMemory memory = read("aa MADE host/file:/etc/a\nbb MADE host/fi");
        assertThat(memory.releases()).hasSize(1);
        assertThat(memory.unreadable()).isEqualTo(1);
    }
}
