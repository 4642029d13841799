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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Supplier;
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
        int count = 0;
        for (Resource<?> resource : UnseenBox.resources(desk.model())) {
            for (RenderedFile file : RenderedFile.of(resource)) {
                write(root, file);
                desk.out().print(file.path() + "\n");
                count++;
            }
        }
        desk.err().print(count + " files were written into `" + named + "`. Secrets are masked in them.\n");
        return ExitStatus.DONE;
    }

    private static void write(Path root, RenderedFile file) {
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
        } catch (IOException e) {
            throw new Refusal(Diagnostic.of("The file " + Quoted.of(target.toString()) + " cannot be written.")
                    .why(IoReason.of(e)));
        }
    }
}
