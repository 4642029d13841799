package dev.fairlead.cli.ci;

import dev.fairlead.cli.files.Folder;
import dev.fairlead.cli.line.Agreement;
import dev.fairlead.cli.line.Command;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.NamedApp;
import dev.fairlead.cli.line.Options;
import dev.fairlead.cli.process.ExitStatus;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.templates.Workflows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** {@code fairlead ci gitlab}. */
final class GitlabCommand implements Command {
    private static final String PIPELINE = ".gitlab-ci.yml";
    private static final String INCLUDE = "include: [{local: " + Workflows.OfGitlab.PLACE + "}]\n";

    private final Supplier<String> directory;
    private final BooleanSupplier yes;
    private final NamedApp named;

    GitlabCommand(Options options) {
        directory = options.value("--dir", "DIR", "The root of the repository (default: here).", "");
        yes = options.flag("--yes", "Replaces a file that differs without asking.");
        named = new NamedApp(options);
    }

    @Override
    public int run(Desk desk) {
        ServerModel model = desk.model();
        Workflows.Subject subject =
                Subjects.of(model, named.in(model), desk.globals().file());
        Path root = desk.environment().path(directory.get());
        var folder = new Folder(root, desk.out());
        boolean isWritten = folder.put(
                Workflows.OfGitlab.PLACE,
                Workflows.OfGitlab.render(subject),
                name -> yes.getAsBoolean()
                        || Agreement.to(desk, "Replace `" + name + "`?", "fairlead ci gitlab --yes"));
        boolean isThere = Files.exists(root.resolve(PIPELINE));
        if (!isThere) {
            folder.put(PIPELINE, INCLUDE, name -> false);
        }
        desk.out().flush();
        desk.err().print(next(subject, isThere));
        return isWritten ? ExitStatus.DONE : ExitStatus.FAILED;
    }

    /** What the pipeline needs that only a person can give. */
    private static String next(Workflows.Subject subject, boolean isThere) {
        var variables = new ArrayList<>(List.of("FAIRLEAD_SSH_KEY", "FAIRLEAD_ARCHIVE", "FAIRLEAD_SHA256"));
        if (subject.needsKnownHosts()) {
            variables.add("FAIRLEAD_KNOWN_HOSTS");
        }
        variables.addAll(subject.variables());
        return (isThere ? "Include it in " + PIPELINE + ", if it is not yet: " + INCLUDE : "")
                + "The project needs the variables " + String.join(", ", variables)
                + ",\nand a schedule for the report of drift; the file says what they hold.\n";
    }
}
