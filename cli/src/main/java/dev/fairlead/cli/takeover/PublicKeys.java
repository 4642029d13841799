package dev.fairlead.cli.takeover;

import dev.fairlead.cli.process.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The public keys of whoever runs this. */
final class PublicKeys {
    private PublicKeys() {}

    /** The one of them that opens the box, as a model names it; null for none, or where it cannot be told which. */
    static @Nullable String fileOfOneOf(List<String> keys, Environment environment) {
        Path directory = environment.home().resolve(".ssh");
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> fitting = files.filter(file -> file.toString().endsWith(".pub"))
                    .filter(file -> keys.contains(key(file)))
                    .toList();
            return fitting.size() == 1 ? "~/.ssh/" + fitting.getFirst().getFileName() : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static String key(Path file) {
        try {
            String[] words = Files.readString(file).strip().split(" +", 3);
            return words.length < 2 ? "" : words[1];
        } catch (IOException e) {
            return "";
        }
    }
}
