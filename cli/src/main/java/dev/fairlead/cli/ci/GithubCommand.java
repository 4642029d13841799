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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** {@code fairlead ci github}. */
final class GithubCommand implements Command {
    private final Supplier<String> pin;
    private final Supplier<String> directory;
    private final BooleanSupplier yes;
    private final NamedApp named;

    GithubCommand(Options options) {
        pin = options.choice(
                "--pin",
                List.of("commit", "major"),
                "Names actions by a commit, which never changes, or by a major version");
        directory = options.value(
                "--dir", "DIR", "Where to write them (default: " + Workflows.DIRECTORY + ").", Workflows.DIRECTORY);
        yes = options.flag("--yes", "Replaces files that differ without asking.");
        named = new NamedApp(options);
    }

    @Override
    public int run(Desk desk) {
        ServerModel model = desk.model();
        Workflows.Subject subject =
                Subjects.of(model, named.in(model), desk.globals().file());
        Map<String, String> files =
                Workflows.render(subject, Workflows.Pin.valueOf(pin.get().toUpperCase(Locale.ROOT)));
        var folder = new Folder(desk.environment().path(directory.get()), desk.out());
        boolean isWhole = true;
        for (Map.Entry<String, String> file : files.entrySet()) {
            isWhole &= folder.put(
                    file.getKey(),
                    file.getValue(),
                    name -> yes.getAsBoolean()
                            || Agreement.to(desk, "Replace `" + name + "`?", "fairlead ci github --yes"));
        }
        desk.err().print(next(subject));
        return isWhole ? ExitStatus.DONE : ExitStatus.FAILED;
    }

    /** What the workflows need that only a person can give. */
    private static String next(Workflows.Subject subject) {
        var secrets = new ArrayList<>(List.of("FAIRLEAD_SSH_KEY"));
        secrets.addAll(subject.variables());
        var variables = new ArrayList<>(List.of("FAIRLEAD_ARCHIVE", "FAIRLEAD_SHA256"));
        if (subject.needsKnownHosts()) {
            variables.add("FAIRLEAD_KNOWN_HOSTS");
        }
        return "The repository needs the secrets " + String.join(", ", secrets) + "\nand the variables "
                + String.join(", ", variables) + "; each workflow says what they hold.\n";
    }
}
