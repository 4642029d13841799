package dev.fairlead.cli.command;

import dev.fairlead.cli.line.Answer;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.Options;
import dev.fairlead.cli.line.Question;
import dev.fairlead.cli.line.Standing;
import dev.fairlead.cli.line.Stopwatch;
import dev.fairlead.cli.line.Together;
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
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code fairlead plan}. */
final class PlanCommand implements Question {
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
    public Answer ask(Desk desk) {
        Stopwatch watch = Stopwatch.started(desk.nanoClock());
        ServerModel model = desk.model();
        Sides looked = sides.of(model);
        try (Whole server = Whole.of(desk, model, looked)) {
            View view = server.look();
            keep(desk, server, view, looked, watch);
            int verdict = Verdict.of(view.plan());
            boolean isTold = verdict != ExitStatus.PENDING || exitCode.getAsBoolean();
            return new Answer(text(view, watch, desk), Standing.of(verdict), isTold ? verdict : ExitStatus.DONE);
        }
    }

    private String text(View view, Stopwatch watch, Desk desk) {
        return json.getAsBoolean()
                ? PlanJson.of(view.plan(), view.cost())
                : PlanText.of(
                        view.plan(), view.cost(), watch.elapsed(), desk.outInk(), Detail.when(full.getAsBoolean()));
    }

    /** A plan that is kept is one server's. */
    @Override
    public Together together() {
        if (out.get() != null) {
            return Together.APART;
        }
        return json.getAsBoolean() ? Together.JSON : Together.HEADED;
    }

    @Override
    public String well() {
        return "in sync";
    }

    private void keep(Desk desk, Whole server, View view, Sides looked, Stopwatch watch) {
        String file = out.get();
        if (file == null) {
            return;
        }
        Environment here = desk.environment();
        String who = here.userName() + "@" + here.hostName();
        SavedPlanFile.write(
                here.path(file), SavedPlan.of(view, server.awaited(view), looked, who, Instant.now(), watch.elapsed()));
        desk.err().print("The plan is kept in `" + file + "`. Perform it with `fairlead apply " + file + "`.\n");
    }

    @Override
    public int statusWhenUnreachable() {
        return ExitStatus.UNKNOWN;
    }
}
