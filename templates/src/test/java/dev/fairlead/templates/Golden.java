package dev.fairlead.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that say how a rendered text should look; the environment variable {@code GOLDEN_WRITE} takes the present look as right. */
final class Golden {
    private static final Path FILES = Path.of("src/test/resources/dev/fairlead/templates");

    private Golden() {}

    static void check(String name, String text) {
        Path file = FILES.resolve(name);
        try {
            if (System.getenv("GOLDEN_WRITE") != null) {
                Files.writeString(file, text);
            }
            assertThat(text).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
