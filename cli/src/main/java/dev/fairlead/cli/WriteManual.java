package dev.fairlead.cli;

import dev.fairlead.cli.command.Verbs;
import dev.fairlead.cli.line.CommandTree;
import dev.fairlead.cli.manual.ManPages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes the manual pages of all commands into a directory; for whoever makes an archive. */
public final class WriteManual {
    private WriteManual() {}

    /** @param arguments the directory, the version, and its date as 2026-01-31 */
    public static void main(String[] arguments) throws IOException {
        Path directory = Files.createDirectories(Path.of(arguments[0]));
        Map<String, String> pages = ManPages.of(CommandTree.complete(Verbs.ALL), arguments[1], arguments[2]);
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Files.writeString(directory.resolve(page.getKey()), page.getValue());
        }
    }
}
