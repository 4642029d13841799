package dev.fairlead.cli;

import dev.fairlead.cli.command.Verbs;
import dev.fairlead.cli.fleet.Fleet;
import dev.fairlead.cli.fleet.ModelFiles;
import dev.fairlead.cli.line.Boxes;
import dev.fairlead.cli.line.Clouds;
import dev.fairlead.cli.line.Command;
import dev.fairlead.cli.line.CommandTree;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.Globals;
import dev.fairlead.cli.line.Question;
import dev.fairlead.cli.line.Reading;
import dev.fairlead.cli.line.Refusal;
import dev.fairlead.cli.process.Environment;
import dev.fairlead.cli.process.ExitStatus;
import dev.fairlead.cli.process.Interruption;
import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.DiagnosticText;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongSupplier;

/** The program, as a value: a command line goes in, a status comes out. */
public final class Fairlead {
    private final Environment environment;
    private final PrintStream out;
    private final PrintStream err;
    private final LongSupplier nanoClock;
    private final Boxes boxes;
    private final Clouds clouds;

    public Fairlead(
            Environment environment,
            PrintStream out,
            PrintStream err,
            LongSupplier nanoClock,
            Boxes boxes,
            Clouds clouds) {
        this.environment = environment;
        this.out = out;
        this.err = err;
        this.nanoClock = nanoClock;
        this.boxes = boxes;
        this.clouds = clouds;
    }

    /** Never throws; what went wrong is told on the error stream. */
    public int run(List<String> arguments) {
        try {
            return switch (CommandTree.read(Verbs.ALL, arguments)) {
                case Reading.Help help -> {
                    out.print(help.text());
                    yield ExitStatus.DONE;
                }
                case Reading.Wrong wrong -> {
                    err.print(DiagnosticText.of(wrong.diagnostic(), null));
                    yield ExitStatus.WRONG;
                }
                case Reading.Run run -> run(run.globals(), run.command());
            };
        } finally {
            out.flush();
            err.flush();
        }
    }

    private int run(Globals globals, Command command) {
        try (var interruption = new Interruption(err)) {
            int status = run(command, new Desk(globals, environment, out, err, nanoClock, boxes, clouds, interruption));
            out.flush();
            err.flush();
            return status;
        }
    }

    private static int run(Command command, Desk desk) {
        try {
            Path model = desk.file();
            return ModelFiles.isSeveral(model) ? askAll(command, desk, model) : command.run(desk);
        } catch (Throwable e) {
            desk.out().flush();
            return told(e, command, desk, desk.err());
        }
    }

    private static int askAll(Command command, Desk desk, Path models) throws InterruptedException {
        if (!(command instanceof Question question)) {
            throw Refusal.ofCommandLine(Diagnostic.of("`-f " + desk.globals().file()
                            + "` may name several models, and this command works on one.")
                    .fix("Name one file. `validate`, `plan` and `drift` take several."));
        }
        var fleet = new Fleet(desk, question, (failure, err) -> told(failure, command, desk, err));
        return fleet.ask(ModelFiles.of(models));
    }

    private static int told(Throwable failure, Command command, Desk desk, PrintStream err) {
        return Failure.told(
                failure, command.statusWhenUnreachable(), desk.globals().debug(), err);
    }
}
