package dev.fairlead.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts as they should look. {@code mvn test -Dgolden.write=true} writes them anew, for `git diff` to judge. */
public final class Golden {
    private static final Path HOME = Path.of("src/test/resources/golden");

    private Golden() {}

    public static void check(String name, String text) {
        Path file = HOME.resolve(name + ".golden");
        try {
            if (Boolean.getBoolean("golden.write")) {
                Files.createDirectories(HOME);
                Files.writeString(file, text);
            }
            assertThat(text).as(file.toString()).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
