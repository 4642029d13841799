package dev.fairlead.core.model.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts compared with the ones that were reviewed; {@code GOLDEN_UPDATE=true} writes them anew. */
final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources");

    private Golden() {}

    static void check(String name, String text) {
        Path file = FOLDER.resolve(name);
        try {
            if ("true".equals(System.getenv("GOLDEN_UPDATE"))) {
                Files.writeString(file, text);
            }
            assertThat(text).as(name).isEqualTo(Files.exists(file) ? Files.readString(file) : "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
