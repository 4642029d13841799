package dev.fairlead.core.model.reader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One file a case: a broken model, and beside it the text a person gets to read. */
class ErrorTextTest {
    private static final Path FOLDER = Path.of("src/test/resources/errors");

    static List<String> cases() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.substring(0, name.length() - ".yaml".length()))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void an_error_reads_as_it_was_reviewed(String name) throws IOException {
        String yaml = Files.readString(FOLDER.resolve(name + ".yaml"));
        Golden.check("errors/" + name + ".txt", TestModels.errors(yaml));
    }
}
