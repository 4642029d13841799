package dev.fairlead.cli.command;

import dev.fairlead.cli.line.Command;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.Options;
import dev.fairlead.cli.line.Stopwatch;
import dev.fairlead.cli.process.Environment;
import dev.fairlead.cli.process.ExitStatus;
import dev.fairlead.cli.saved.SavedPlan;
import dev.fairlead.cli.saved.SavedPlanFile;
import dev.fairlead.cli.view.Detail;
import dev.fairlead.cli.view.PlanJson;
import dev.fairlead.cli.view.PlanText;
import dev.fairlead.cli.whole.SideOptions;
import dev.fairlead.cli.whole.Sides;
import dev.fairlead.cli.whole.View;
import dev.fairlead.cli.whole.Whole;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.plan.Plan;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code fairlead plan}. */
final class PlanCommand implements Command {
    private final BooleanSupplier json;
    private final BooleanSupplier full;
    private final BooleanSupplier exitCode;
    private final Supplier<@Nullable String> out;
    private final SideOptions sides;

    PlanCommand(Options options) {
        json = options.flag("--json", "Prints the plan as one JSON document.");
        full = options.flag("--full", "Shows every attribute of what is made or taken away, too.");
        exitCode = options.flag("--exit-code", "Ends with 3 when there is something to do.");
        out = options.value("--out", "FILE", "Keeps the plan in a file, for `fairlead apply FILE`.");
        sides = new SideOptions(options);
    }

    @Override
    public int run(Desk desk) {
        Stopwatch watch = Stopwatch.started(desk.nanoClock());
        ServerModel model = desk.model();
        Sides looked = sides.of(model);
        try (Whole server = Whole.of(desk, model, looked)) {
            View view = server.look();
            keep(desk, view, looked, watch);
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

    private void keep(Desk desk, View view, Sides looked, Stopwatch watch) {
        String file = out.get();
        if (file == null) {
            return;
        }
        Environment here = desk.environment();
        String who = here.userName() + "@" + here.hostName();
        SavedPlanFile.write(here.path(file), SavedPlan.of(view, looked, who, Instant.now(), watch.elapsed()));
        desk.err().print("The plan is kept in `" + file + "`. Perform it with `fairlead apply " + file + "`.\n");
    }

    @Override
    public int statusWhenUnreachable() {
        return ExitStatus.UNKNOWN;
    }
}
