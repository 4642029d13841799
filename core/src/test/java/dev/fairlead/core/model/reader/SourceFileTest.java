package dev.fairlead.core.model.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fairlead.core.diagnostic.InvalidModelException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFileTest {
    @TempDir
    private Path folder = Path.of("");

    private String error(Path file) {
        InvalidModelException e =
                catchThrowableOfType(InvalidModelException.class, () -> ModelReader.read(file, List.of()));
        return e.text().replace(folder.toString(), "DIR");
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("fairlead.yaml"), bytes);
    }

    @Test
    void a_missing_file_is_named() {
        assertThat(error(folder.resolve("none.yaml"))).isEqualTo("""
                error: There is no file `DIR/none.yaml`.
                  fix: Name the model with `-f FILE`, or write a first one with `fairlead init`.
                """);
    }

    @Test
    void a_directory_is_no_model() {
        assertThat(error(folder)).startsWith("error: `DIR` is a directory, not a model.\n");
    }

    @Test
    void a_file_of_ten_megabytes_is_refused_unread() throws IOException {
        assertThat(error(file(new byte[10 << 20])))
                .startsWith("error: The file `DIR/fairlead.yaml` is larger than 1 MiB.\n");
    }

    @Test
    void other_encodings_are_refused_with_the_line() throws IOException {
        byte[] latin1 = "name: shop\n# Käse\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(error(file(latin1))).isEqualTo("""
                error: The file `DIR/fairlead.yaml` is not UTF-8.
                  why: Line 2 holds the byte 0xe4.
                  fix: Save it as UTF-8.
                """);
        assertThat(error(file(new byte[] {'a', (byte) 0xc3}))).contains("is not UTF-8");
    }

    @Test
    void a_byte_order_mark_and_foreign_line_ends_do_no_harm() throws IOException {
        String text = "\ufeffname: shop\r\nssh: {address: 203.0.113.7}\r\n";
        assertThat(ModelReader.read(file(text.getBytes(StandardCharsets.UTF_8)), List.of())
                        .name())
                .isEqualTo("shop");
    }
}
