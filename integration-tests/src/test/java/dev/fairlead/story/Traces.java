package dev.fairlead.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** What gives a secret away: a word of it, also where it went into base64, wherever in the text it stood there. */
final class Traces {
    private static final int BITS_OF_BASE64 = 6;

    private Traces() {}

    static List<String> of(List<String> words) {
        var traces = new ArrayList<>(words);
        for (String word : words) {
            for (int before = 0; before < 3; before++) {
                traces.add(inBase64(word, before));
            }
        }
        return traces;
    }

    /** What of it depends on nothing that stands before or behind it. */
    private static String inBase64(String word, int before) {
        byte[] text = word.getBytes(StandardCharsets.UTF_8);
        byte[] moved = new byte[before + text.length];
        System.arraycopy(text, 0, moved, before, text.length);
        String encoded = Base64.getEncoder().withoutPadding().encodeToString(moved);
        int from = (before * Byte.SIZE + BITS_OF_BASE64 - 1) / BITS_OF_BASE64;
        return encoded.substring(from, moved.length * Byte.SIZE / BITS_OF_BASE64);
    }

    /** Files that hold one of these words, in what Fairlead keeps on this machine. */
    static List<Path> inCache(List<String> words) {
        String cache = System.getenv("XDG_CACHE_HOME");
        Path root =
                cache == null || cache.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        Path boxes = root.resolve("fairlead/boxes");
        var found = new ArrayList<Path>();
        try {
            Files.walkFileTree(boxes, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (attributes.isRegularFile() && holdsOne(file, words)) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                    if (e instanceof NoSuchFileException && !file.equals(boxes)) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw e;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static boolean holdsOne(Path file, List<String> words) throws IOException {
        String text = read(file);
        return words.stream().anyMatch(text::contains);
    }

    /** Nothing if it is gone: other runs write here too, and rename what they have written. */
    private static String read(Path file) throws IOException {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException gone) {
            return "";
        }
    }
}
