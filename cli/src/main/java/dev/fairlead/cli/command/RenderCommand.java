package dev.fairlead.cli.command;

import dev.fairlead.cli.line.Command;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.Options;
import dev.fairlead.cli.line.Refusal;
import dev.fairlead.cli.process.ExitStatus;
import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.IoReason;
import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.host.look.UnseenBox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code fairlead render}. */
final class RenderCommand implements Command {
    private static final String DEFAULT_DIRECTORY = "rendered";

    private final Supplier<@Nullable String> directory;
    private final DevelopmentCopy development;

    RenderCommand(Options options) {
        directory = options.word("DIR", "Where to write them (default: " + DEFAULT_DIRECTORY + ").");
        development = new DevelopmentCopy(options);
    }

    @Override
    public int run(Desk desk) {
        if (development.isWanted()) {
            String here = Objects.requireNonNullElse(directory.get(), "");
            return development.write(desk, desk.environment().path(here).normalize());
        }
        String named = Objects.requireNonNullElse(directory.get(), DEFAULT_DIRECTORY);
        Path root = desk.environment().path(named).normalize();
        if (Files.exists(root) && !Files.isDirectory(root)) {
            throw new Refusal(Diagnostic.of(Quoted.of(named) + " is a file, and no directory to write into.")
                    .fix("Name a directory, which need not be there yet, or none for `" + DEFAULT_DIRECTORY + "`."));
        }
        var written = new HashSet<Path>();
        for (Resource<?> resource : UnseenBox.resources(desk.model())) {
            for (RenderedFile file : RenderedFile.of(resource)) {
                written.add(write(root, file));
                desk.out().print(file.path() + "\n");
            }
        }
        desk.err().print(written.size() + " files were written into `" + named + "`. Secrets are masked in them.\n");
        long others = others(root, written);
        if (others > 0) {
            desk.err()
                    .print("note: `" + named + "` holds " + (others == 1 ? "another file" : others + " other files")
                            + ", which this model does not write.\n");
        }
        return ExitStatus.DONE;
    }

    /** How many files lie beside them in the same trees, as of a model that said more. */
    private static long others(Path root, Set<Path> written) {
        return written.stream()
                .map(file -> root.resolve(root.relativize(file).getName(0)))
                .distinct()
                .flatMap(RenderCommand::files)
                .filter(file -> !written.contains(file))
                .count();
    }

    private static Stream<Path> files(Path tree) {
        try (Stream<Path> all = Files.walk(tree)) {
            return all.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)).toList().stream();
        } catch (IOException | UncheckedIOException e) {
            // They are only counted for a note; what was to be written is there.
            return Stream.empty();
        }
    }

    private static Path write(Path root, RenderedFile file) {
        Path target = root.resolve(file.path().substring(1)).normalize();
        if (!target.startsWith(root)) {
            throw new Refusal(Diagnostic.of("The path " + Quoted.of(file.path()) + " leads out of the directory."));
        }
        try {
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
            Files.deleteIfExists(target);
            switch (file) {
                case RenderedFile.Text text -> Files.writeString(target, text.body());
                case RenderedFile.Link link -> Files.createSymbolicLink(target, Path.of(link.target()));
            }
            return target;
        } catch (IOException e) {
            throw new Refusal(Diagnostic.of("The file " + Quoted.of(target.toString()) + " cannot be written.")
                    .why(IoReason.of(e)));
        }
    }
}
