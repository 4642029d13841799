package dev.fairlead.lab;

import dev.fairlead.lab.machine.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A copy of a registry's storage that outlives the lab. Pushing to an empty registry compresses the app's whole base
 * (15 s); a registry that starts with the copy has it already. Large files are blobs, which never change, and are
 * shared by hard link.
 */
record RegistrySeed(Path directory) {
    private static final long LARGE = 64 * 1024;

    void sow(Path storage) {
        if (Files.exists(directory) && !Files.exists(storage)) {
            copy(directory, storage);
        }
    }

    void keep(Path storage) {
        if (Files.exists(directory) || !Files.exists(storage)) {
            return;
        }
        var unfinished = directory.resolveSibling(
                directory.getFileName() + "-" + ProcessHandle.current().pid());
        copy(storage, unfinished);
        try {
            Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw LabException.because("`" + directory + "` could not be written.", e);
        }
    }

    private static void copy(Path from, Path to) {
        try (var paths = Files.walk(from)) {
            for (var path : paths.toList()) {
                var target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    copyFile(path, target);
                }
            }
        } catch (IOException e) {
            throw LabException.because("`" + from + "` could not be copied.", e);
        }
    }

    private static void copyFile(Path from, Path to) throws IOException {
        if (Files.size(from) > LARGE) {
            try {
                Files.createLink(to, from);
                return;
            } catch (IOException onAnotherDisk) {
                Files.deleteIfExists(to);
            }
        }
        Files.copy(from, to);
    }
}
