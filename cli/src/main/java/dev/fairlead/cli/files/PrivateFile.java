package dev.fairlead.cli.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/** A file that is its owner's alone. */
public final class PrivateFile {
    private PrivateFile() {}

    /** Puts the whole text in its place at once, over what is there, whoever else writes there at that moment. */
    public static void write(Path file, String text) throws IOException {
        Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent());
        // Made with mode 0600 where there are modes.
        Path beside = Files.createTempFile(directory, "." + file.getFileName() + ".", ".new");
        try {
            Files.writeString(beside, text);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
