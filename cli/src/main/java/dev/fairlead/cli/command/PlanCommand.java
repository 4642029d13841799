package dev.fairlead.cli.command;

import dev.fairlead.cli.line.Command;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.Options;
import dev.fairlead.cli.line.Stopwatch;
import dev.fairlead.cli.process.ExitStatus;
import dev.fairlead.cli.view.Detail;
import dev.fairlead.cli.view.PlanJson;
import dev.fairlead.cli.view.PlanText;
import dev.fairlead.cli.whole.SideOptions;
import dev.fairlead.cli.whole.View;
import dev.fairlead.cli.whole.Whole;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.plan.Plan;
import java.util.function.BooleanSupplier;

/** {@code fairlead plan}. */
final class PlanCommand implements Command {
    private final BooleanSupplier json;
    private final BooleanSupplier full;
    private final BooleanSupplier exitCode;
    private final SideOptions sides;

    PlanCommand(Options options) {
        json = options.flag("--json", "Prints the plan as one JSON document.");
        full = options.flag("--full", "Shows every attribute of what is made or taken away, too.");
        exitCode = options.flag("--exit-code", "Ends with 3 when there is something to do.");
        sides = new SideOptions(options);
    }

    @Override
    public int run(Desk desk) {
        Stopwatch watch = Stopwatch.started(desk.nanoClock());
        ServerModel model = desk.model();
        try (Whole server = Whole.of(desk, model, sides.of(model))) {
            View view = server.look();
            Plan plan = view.plan();
            desk.out()
                    .print(
                            json.getAsBoolean()
                                    ? PlanJson.of(plan, view.cost())
                                    : PlanText.of(
                                            plan,
                                            view.cost(),
                                            watch.elapsed(),
                                            desk.outInk(),
                                            Detail.when(full.getAsBoolean())));
            int verdict = Verdict.of(plan);
            return verdict == ExitStatus.PENDING && !exitCode.getAsBoolean() ? ExitStatus.DONE : verdict;
        }
    }

    @Override
    public int statusWhenUnreachable() {
        return ExitStatus.UNKNOWN;
    }
}
