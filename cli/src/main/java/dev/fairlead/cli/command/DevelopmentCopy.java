package dev.fairlead.cli.command;

import dev.fairlead.cli.files.Folder;
import dev.fairlead.cli.line.Agreement;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.NamedApp;
import dev.fairlead.cli.line.Options;
import dev.fairlead.cli.process.ExitStatus;
import dev.fairlead.cli.view.Printable;
import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.templates.DevelopmentFile;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** {@code render --dev}: a compose file for the machine where an app is developed. */
final class DevelopmentCopy {
    private static final String NAME = "compose.yaml";

    private final BooleanSupplier wanted;
    private final BooleanSupplier yes;
    private final Supplier<String> build;
    private final NamedApp named;

    DevelopmentCopy(Options options) {
        wanted = options.flag(
                "--dev", "Writes " + NAME + " for developing instead, which builds the image (default for DIR: here).");
        build = options.value(
                "--build", "CONTEXT", "With --dev, the directory with the Dockerfile, from DIR (default: it).", ".");
        yes = options.flag("--yes", "With --dev, replaces a file that differs without asking.");
        named = new NamedApp(options);
    }

    boolean isWanted() {
        return wanted.getAsBoolean();
    }

    int write(Desk desk, Path directory) {
        ServerModel model = desk.model();
        AppModel app = named.in(model);
        String text = DevelopmentFile.render(app, String.valueOf(desk.file().getFileName()), build.get());
        boolean isWritten = new Folder(directory, desk.out())
                .put(
                        NAME,
                        text,
                        name -> yes.getAsBoolean()
                                || Agreement.to(desk, "Replace `" + name + "`?", "fairlead render --dev --yes"));
        desk.out().flush();
        DevelopmentFile.left(app)
                .forEach(path -> desk.err()
                        .print("Left out: the volume `" + Printable.line(path) + "`, a path of the server.\n"));
        return isWritten ? ExitStatus.DONE : ExitStatus.FAILED;
    }
}
