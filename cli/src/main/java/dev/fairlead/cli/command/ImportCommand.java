package dev.fairlead.cli.command;

import dev.fairlead.cli.line.Command;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.Options;
import dev.fairlead.cli.line.Refusal;
import dev.fairlead.cli.line.Stopwatch;
import dev.fairlead.cli.process.ExitStatus;
import dev.fairlead.cli.takeover.LookedUp;
import dev.fairlead.cli.takeover.Takeover;
import dev.fairlead.cli.view.Detail;
import dev.fairlead.cli.view.PlanText;
import dev.fairlead.cli.whole.Sides;
import dev.fairlead.cli.whole.View;
import dev.fairlead.cli.whole.Whole;
import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.InvalidModelException;
import dev.fairlead.core.diagnostic.IoReason;
import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.core.diagnostic.SourceText;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.model.reader.ModelReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code fairlead import}. */
final class ImportCommand implements Command {
    private static final String STDOUT = "-";

    private final Supplier<@Nullable String> name;
    private final Supplier<@Nullable String> region;
    private final Supplier<@Nullable String> out;
    private final BooleanSupplier cloudOnly;

    ImportCommand(Options options) {
        name = options.word("NAME", "The instance, as Lightsail calls it.");
        region = options.value("--region", "REGION", "Where it is (default: what AWS_REGION or the profile says).");
        out = options.value("--out", "FILE", "Where the model goes; `-` prints it (default: what `-f` says).");
        cloudOnly = options.flag("--cloud-only", "Leaves the inside of the box out.");
    }

    @Override
    public int run(Desk desk) {
        String instance = name.get();
        if (instance == null) {
            throw Refusal.ofCommandLine(
                    Diagnostic.of("`import` does not say which instance.").fix("fairlead import NAME"));
        }
        String target = out.get();
        Path file = target == null ? desk.file() : desk.environment().path(target);
        boolean isPrinted = STDOUT.equals(target);
        if (!isPrinted && Files.exists(file)) {
            throw new Refusal(Diagnostic.of("The file " + Quoted.of(file.toString()) + " is there already.")
                    .fix("Name another one with `--out FILE`, or look at the model first with `--out -`."));
        }
        Sides sides = cloudOnly.getAsBoolean() ? Sides.OUTSIDE : Sides.BOTH;
        String text = Takeover.text(desk, LookedUp.of(desk, instance, region.get()), sides);
        if (isPrinted) {
            desk.out().print(text);
            desk.out().flush();
        } else {
            write(file, text);
            desk.err().print("Wrote " + Quoted.of(file.toString()) + ".\n");
        }
        var source = new SourceText(isPrinted ? desk.globals().file() : file.toString(), text);
        return firstPlan(desk, ModelReader.read(source, List.of()), sides);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new Refusal(Diagnostic.of("The file " + Quoted.of(file.toString()) + " cannot be written.")
                    .why(IoReason.of(e)));
        }
    }

    /** Whether the model says what is there is not a promise but a look. */
    private static int firstPlan(Desk desk, ServerModel model, Sides sides) {
        Stopwatch watch = Stopwatch.started(desk.nanoClock());
        try (Whole server = Whole.of(desk, model, sides)) {
            View view = server.look();
            if (!view.plan().isEmpty()) {
                desk.err().print("The model and what is there still differ. The first plan:\n\n");
            }
            desk.err().print(PlanText.of(view.plan(), view.cost(), watch.elapsed(), desk.errInk(), Detail.when(false)));
            return view.plan().hasUnknown() ? ExitStatus.UNKNOWN : ExitStatus.DONE;
        } catch (InvalidModelException e) {
            desk.err().print("There is no first plan yet, as the model asks for what this machine does not have:\n\n");
            desk.err().print(e.text());
            return ExitStatus.UNKNOWN;
        }
    }

    @Override
    public int statusWhenUnreachable() {
        return ExitStatus.UNKNOWN;
    }
}
