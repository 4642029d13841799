package dev.fairlead.cli.fleet;

import dev.fairlead.cli.line.Refusal;
import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.Quoted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/** What {@code -f} names: one model, all in a directory, or all that fit a pattern of the shell's kind. */
public final class ModelFiles {
    private static final String PATTERN_SIGNS = "*?[{";
    private static final String MODELS = "*.{yaml,yml}";
    private static final int DEEPEST = 16;
    private static final int MOST = 1000;

    private ModelFiles() {}

    /** A file that is there is itself, whatever signs its name has. */
    public static boolean isSeveral(Path written) {
        return Files.isDirectory(written) || (hasSigns(written.toString()) && !Files.exists(written));
    }

    /** In the order of their names; never none. */
    public static List<Path> of(Path written) {
        return Files.isDirectory(written) ? fitting(written, MODELS, written) : fitting(written);
    }

    private static List<Path> fitting(Path written) {
        Path root = written.getRoot();
        Path fixed = root == null ? Path.of("") : root;
        int plain = 0;
        while (plain < written.getNameCount() - 1
                && !hasSigns(written.getName(plain).toString())) {
            fixed = fixed.resolve(written.getName(plain));
            plain++;
        }
        return fitting(fixed, written.subpath(plain, written.getNameCount()).toString(), written);
    }

    private static List<Path> fitting(Path directory, String pattern, Path written) {
        PathMatcher matcher = matcher(directory, pattern, written);
        int depth = pattern.contains("**") ? DEEPEST : Path.of(pattern).getNameCount();
        try (Stream<Path> files = Files.find(
                directory,
                depth,
                (file, attributes) -> isMeant(attributes) && matcher.matches(directory.relativize(file)),
                FileVisitOption.FOLLOW_LINKS)) {
            List<Path> found = files.sorted().limit(MOST + 1L).toList();
            if (found.isEmpty()) {
                throw none(written, "No file there fits it.");
            }
            if (found.size() > MOST) {
                throw Refusal.ofCommandLine(
                        Diagnostic.of(Quoted.of(written.toString()) + " names more than " + MOST + " models."));
            }
            return found;
        } catch (NoSuchFileException e) {
            throw none(written, "There is no directory `" + directory + "`.");
        } catch (IOException | UncheckedIOException e) {
            throw none(written, "A directory cannot be read: " + e.getMessage());
        }
    }

    /** Links are followed, so that one which still is a link leads nowhere: its server shall be missed, not forgotten. */
    private static boolean isMeant(BasicFileAttributes attributes) {
        return attributes.isRegularFile() || attributes.isSymbolicLink();
    }

    private static PathMatcher matcher(Path directory, String pattern, Path written) {
        try {
            return directory.getFileSystem().getPathMatcher("glob:" + pattern);
        } catch (IllegalArgumentException e) {
            throw none(written, "It is no pattern: " + e.getMessage());
        }
    }

    private static Refusal none(Path written, String why) {
        return Refusal.ofCommandLine(Diagnostic.of("There is no model at " + Quoted.of(written.toString()) + ".")
                .why(why)
                .fix("Name a file, a directory of `.yaml` files, or a pattern in quotes: -f 'servers/*.yaml'."));
    }

    private static boolean hasSigns(String text) {
        return text.chars().anyMatch(sign -> PATTERN_SIGNS.indexOf(sign) >= 0);
    }
}
