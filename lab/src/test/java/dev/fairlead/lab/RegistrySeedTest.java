package dev.fairlead.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistrySeedTest {
    @TempDir
    Path directory;

    @Test
    void a_new_registry_starts_with_what_the_first_one_had_and_goes_its_own_way() throws Exception {
        var first = directory.resolve("first");
        Files.createDirectories(first.resolve("blobs"));
        Files.write(first.resolve("blobs/large"), new byte[100_000]);
        Files.writeString(first.resolve("tag"), "v1");
        var seed = new RegistrySeed(directory.resolve("seed"));
        seed.keep(first);

        var second = directory.resolve("second");
        seed.sow(second);
        Files.writeString(second.resolve("tag"), "v2");

        assertThat(second.resolve("blobs/large")).hasSize(100_000);
        assertThat(first.resolve("tag")).hasContent("v1");
        assertThat(directory.resolve("seed/tag")).hasContent("v1");
    }
}
