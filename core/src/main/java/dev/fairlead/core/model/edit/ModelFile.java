package dev.fairlead.core.model.edit;

import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.InvalidModelException;
import dev.fairlead.core.diagnostic.IoReason;
import dev.fairlead.core.diagnostic.Quoted;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Objects;

/** A model's file, read and replaced as a whole. */
final class ModelFile {
    private ModelFile() {}

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw failed(file, "read", e);
        }
    }

    /** The new file takes the old one's place once all of it is on the disk; a link leads to it as before. */
    static void replace(Path file, String text) {
        try {
            Path target = file.toRealPath();
            Path directory = Objects.requireNonNull(target.getParent());
            // Readable by its owner alone until it has the old one's mode.
            Path fresh = Files.createTempFile(directory, "." + target.getFileName(), ".new");
            try {
                write(fresh, text);
                likeThe(target, fresh);
                Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw failed(file, "written", e);
        }
    }

    /** A file is replaced from within its directory, whoever may write to the file itself. */
    static void checkReplaceable(Path file) {
        try {
            Path directory = Objects.requireNonNull(file.toRealPath().getParent());
            if (!Files.isWritable(directory)) {
                throw failed(file, "written", new AccessDeniedException(directory.toString()));
            }
        } catch (IOException e) {
            throw failed(file, "written", e);
        }
    }

    private static void write(Path fresh, String text) throws IOException {
        try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static void likeThe(Path target, Path fresh) throws IOException {
        var view = Files.getFileAttributeView(fresh, PosixFileAttributeView.class);
        PosixFileAttributes wanted = Files.readAttributes(target, PosixFileAttributes.class);
        PosixFileAttributes now = view.readAttributes();
        if (!now.owner().equals(wanted.owner())) {
            view.setOwner(wanted.owner());
        }
        if (!now.group().equals(wanted.group())) {
            view.setGroup(wanted.group());
        }
        view.setPermissions(wanted.permissions());
    }

    private static InvalidModelException failed(Path file, String what, IOException e) {
        return new InvalidModelException(
                Diagnostic.of("The model " + Quoted.of(file.toString()) + " could not be " + what + ".")
                        .why(IoReason.of(e))
                        .fix("It is as it was. See that you may write to its directory, or change the value by hand."));
    }
}
