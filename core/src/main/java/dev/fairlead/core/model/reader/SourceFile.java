package dev.fairlead.core.model.reader;

import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.InvalidModelException;
import dev.fairlead.core.diagnostic.IoReason;
import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.core.diagnostic.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A model's text from its file. */
final class SourceFile {
    static final int LARGEST = 1 << 20;

    private SourceFile() {}

    static SourceText read(Path file) {
        byte[] bytes = bytes(file);
        if (bytes.length > LARGEST) {
            throw refuse(tooLarge(file.toString()));
        }
        CharBuffer text = CharBuffer.allocate(bytes.length);
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(rest, text, true);
        if (result.isError()) {
            throw refuse(notUtf8(file, bytes, rest.position()));
        }
        text.flip();
        return new SourceText(file.toString(), withoutByteOrderMark(text.toString()));
    }

    static Diagnostic tooLarge(String file) {
        return Diagnostic.of("The file " + Quoted.of(file) + " is larger than 1 MiB.")
                .why("A model of a thousand lines has some 40 KiB, so this is something else.");
    }

    private static byte[] bytes(Path file) {
        if (Files.isDirectory(file)) {
            throw refuse(Diagnostic.of(Quoted.of(file.toString()) + " is a directory, not a model.")
                    .fix("Name the file in it with `-f FILE`."));
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(LARGEST + 1);
        } catch (NoSuchFileException e) {
            throw refuse(Diagnostic.of("There is no file " + Quoted.of(file.toString()) + ".")
                    .fix("Name the model with `-f FILE`, or write a first one with `fairlead init`."));
        } catch (AccessDeniedException e) {
            throw refuse(Diagnostic.of("The file " + Quoted.of(file.toString()) + " may not be read.")
                    .fix("Give yourself the right to: `chmod u+r " + file + "`."));
        } catch (IOException e) {
            throw refuse(Diagnostic.of("The file " + Quoted.of(file.toString()) + " cannot be read.")
                    .why(IoReason.of(e)));
        }
    }

    private static Diagnostic notUtf8(Path file, byte[] bytes, int position) {
        int line = 1;
        for (int i = 0; i < position; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return Diagnostic.of("The file " + Quoted.of(file.toString()) + " is not UTF-8.")
                .why("Line " + line + " holds the byte " + String.format("0x%02x", bytes[position]) + ".")
                .fix("Save it as UTF-8.");
    }

    private static String withoutByteOrderMark(String text) {
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static InvalidModelException refuse(Diagnostic diagnostic) {
        return new InvalidModelException(diagnostic);
    }
}
