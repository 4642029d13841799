package dev.fairlead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model that is wrong, however wrong, is told in sentences and ends with 2. */
class WrongModelTest {
    private static final Path CORPUS = Path.of("../core/src/test/resources/errors");

    @TempDir
    Path directory;

    @TestFactory
    Stream<DynamicTest> every_wrong_model_of_the_corpus_is_refused_by_whoever_reads_it() throws IOException {
        try (Stream<Path> files = Files.list(CORPUS)) {
            List<Path> models = files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
            assertThat(models).hasSizeGreaterThan(20);
            return models.stream()
                    .map(model -> DynamicTest.dynamicTest(model.getFileName().toString(), () -> {
                        Typed validated = Typed.in(directory, "validate", "-f", absolute(model));
                        validated.assertRefused();
                        assertThat(Typed.in(directory, "plan", "-f", absolute(model)))
                                .isEqualTo(validated);
                    }));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"validate", "render", "plan", "apply", "drift", "status", "deploy", "doctor", "logs"})
    void no_command_gets_past_a_wrong_model(String command) {
        Typed.in(directory, command, "-f", absolute(CORPUS.resolve("port-clash.yaml")))
                .assertRefused();
    }

    @Test
    void a_file_of_ten_megabytes_is_refused() throws IOException {
        refused("name: shop\n".getBytes(StandardCharsets.UTF_8), "# padding\n".repeat(1 << 20));
    }

    @Test
    void a_file_that_is_no_text_is_refused() throws IOException {
        var bytes = new byte[4096];
        new Random(20_260_101).nextBytes(bytes);
        refused(bytes, "");
        refused(new byte[] {'n', 'a', 'm', 'e', ':', ' ', 0, '\n'}, "");
        refused(new byte[] {(byte) 0xff, (byte) 0xfe, 'n', 0, 'a', 0}, "");
    }

    @Test
    void a_directory_is_no_model() {
        Typed.in(directory, "validate", "-f", directory.toString()).assertRefused();
    }

    @Test
    void nesting_without_end_is_refused() throws IOException {
        refused("[".repeat(100_000).getBytes(StandardCharsets.UTF_8), "");
        refused("a: {".repeat(100_000).getBytes(StandardCharsets.UTF_8), "");
    }

    private void refused(byte[] begin, String rest) throws IOException {
        Path file = directory.resolve("fairlead.yaml");
        Files.write(file, begin);
        Files.writeString(file, rest, StandardOpenOption.APPEND);
        Typed.in(directory, "validate", "-f", file.toString()).assertRefused();
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }
}
