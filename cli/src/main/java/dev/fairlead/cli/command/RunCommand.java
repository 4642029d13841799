package dev.fairlead.cli.command;

import dev.fairlead.cli.line.Box;
import dev.fairlead.cli.line.Command;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.Options;
import dev.fairlead.cli.line.Refusal;
import dev.fairlead.cli.process.Environment;
import dev.fairlead.cli.process.Person;
import dev.fairlead.cli.process.RawTerminal;
import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.host.daily.AppCommand;
import dev.fairlead.host.daily.CommandRequest;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code fairlead run}: ends with the status of what it ran, or as {@code ssh} does when the box is out of reach. */
final class RunCommand implements Command {
    private static final int UNREACHABLE = 255;

    private final Supplier<@Nullable String> name;
    private final Supplier<List<String>> words;

    RunCommand(Options options) {
        name = options.value("--app", "NAME", "The app, where the model has several.");
        words = options.rest(
                "COMMAND",
                "What to run, behind `--`. Its exit status is that of `run`; 125 to 127 come from Docker: no container,"
                        + " not executable, not found; 255 means that the box is out of reach.");
    }

    @Override
    public int run(Desk desk) {
        List<String> command = words.get();
        if (command.isEmpty()) {
            throw Refusal.ofCommandLine(
                    Diagnostic.of("`run` needs a command.").fix("fairlead run -- python3 manage.py check"));
        }
        ServerModel model = desk.model();
        AppModel app = Apps.one(model, name.get());
        try (Box box = desk.openBox(model)) {
            RawTerminal terminal = isAtTerminal(desk.environment()) ? RawTerminal.open() : null;
            if (terminal == null) {
                return piped(desk, box, app, command);
            }
            try (terminal) {
                return atTerminal(desk, box, app, command, terminal);
            }
        }
    }

    private static boolean isAtTerminal(Environment environment) {
        return environment.outIsTerminal() && environment.person() instanceof Person.AtTerminal;
    }

    private static int piped(Desk desk, Box box, AppModel app, List<String> words) {
        var request = new CommandRequest(words, null);
        try (AppCommand command = box.daily().run(app, request, new Passage(desk.err())::accept)) {
            return ended(desk, Passage.all(command, desk.environment().person().stdin(), desk.out()));
        }
    }

    private static int atTerminal(Desk desk, Box box, AppModel app, List<String> words, RawTerminal terminal) {
        String type = desk.environment().variable("TERM");
        RawTerminal.Size size = terminal.size();
        var request = new CommandRequest(
                words, new CommandRequest.Terminal(type.isEmpty() ? "xterm" : type, size.rows(), size.columns()));
        int status;
        try (AppCommand command = box.daily().run(app, request, new Passage(desk.err())::accept)) {
            terminal.begin(now -> command.resize(now.rows(), now.columns()));
            status = Passage.all(command, desk.environment().person().stdin(), desk.out());
        }
        terminal.close();
        return ended(desk, status);
    }

    /** What a status means that is not the command's own, but Docker's. */
    private static int ended(Desk desk, int status) {
        String meaning = switch (status) {
            case 125 -> "Docker could not make the container";
            case 126 -> "the command is there, but cannot be executed";
            case 127 -> "the command, or one that it calls, was not found in the image";
            case 137 -> "it was killed, as when it takes more memory than there is";
            default -> "";
        };
        if (!meaning.isEmpty()) {
            desk.err().print("Exit status " + status + ": " + meaning + ".\n");
        }
        return status;
    }

    @Override
    public int statusWhenUnreachable() {
        return UNREACHABLE;
    }
}
