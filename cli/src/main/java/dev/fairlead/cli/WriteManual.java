package dev.fairlead.cli;

import dev.fairlead.cli.command.Verbs;
import dev.fairlead.cli.line.CommandTree;
import dev.fairlead.cli.manual.ManPages;
import dev.fairlead.cli.manual.ModelManPage;
import dev.fairlead.core.model.reader.ModelReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** Writes the manual pages of all commands and of the model into a directory; for whoever makes an archive. */
public final class WriteManual {
    private WriteManual() {}

    /** @param arguments the directory, in which each section of the manual has its own, the version, and its date as 2026-01-31 */
    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        write(directory.resolve("man1"), ManPages.of(CommandTree.complete(Verbs.ALL), arguments[1], arguments[2]));
        write(
                directory.resolve("man5"),
                ModelManPage.of(
                        ModelReader.format(),
                        resource("visa-bulletin.yaml"),
                        resource("manual/model-notes.md"),
                        arguments[1],
                        arguments[2]));
    }

    private static void write(Path directory, Map<String, String> pages) throws IOException {
        Files.createDirectories(directory);
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Files.writeString(directory.resolve(page.getKey()), page.getValue());
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(WriteManual.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
