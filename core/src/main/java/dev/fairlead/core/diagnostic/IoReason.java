package dev.fairlead.core.diagnostic;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why a file could not be read or written, in words for whoever never heard of Java's exceptions. */
public final class IoReason {
    private IoReason() {}

    /** One sentence. */
    public static String of(IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> "There is no " + Quoted.of(missing.getFile()) + ".";
            case AccessDeniedException denied ->
                "The user who runs Fairlead has no right to " + Quoted.of(denied.getFile()) + ".";
            case FileAlreadyExistsException there -> Quoted.of(there.getFile()) + " is there already.";
            case NotDirectoryException file -> Quoted.of(file.getFile()) + " is no directory.";
            case FileSystemLoopException loop -> Quoted.of(loop.getFile()) + " leads back to itself.";
            case FileSystemException other
            when other.getReason() != null && other.getFile() != null ->
                Quoted.of(other.getFile()) + ": " + sentence(other.getReason());
            case CharacterCodingException _ -> "It is not UTF-8.";
            default -> e.getMessage() == null ? e.getClass().getSimpleName() + "." : sentence(e.getMessage());
        };
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }
}
