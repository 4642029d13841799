package dev.fairlead.cli.command;

import dev.fairlead.cli.line.Command;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.Options;
import dev.fairlead.cli.line.Refusal;
import dev.fairlead.cli.process.ExitStatus;
import dev.fairlead.cli.saved.SavedPlan;
import dev.fairlead.cli.saved.SavedPlanFile;
import dev.fairlead.cli.view.Printable;
import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.json.Json;
import java.time.temporal.ChronoUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code fairlead show}. */
final class ShowCommand implements Command {
    private final Supplier<@Nullable String> file;
    private final BooleanSupplier json;

    ShowCommand(Options options) {
        file = options.word("FILE", "The saved plan.");
        json = options.flag("--json", "Prints what `plan --json` printed then.");
    }

    @Override
    public int run(Desk desk) {
        String named = file.get();
        if (named == null) {
            throw Refusal.ofCommandLine(
                    Diagnostic.of("Which plan is to be shown?").fix("fairlead show FILE"));
        }
        SavedPlan plan = SavedPlanFile.read(desk.environment().path(named));
        desk.out()
                .print(
                        json.getAsBoolean()
                                ? Json.write(plan.document())
                                : Printable.lines(plan.text() + "Made for `" + plan.server() + "` by " + plan.madeBy()
                                        + " at " + plan.madeAt().truncatedTo(ChronoUnit.SECONDS) + ".\n"));
        return ExitStatus.DONE;
    }
}
