package dev.fairlead.cli.command;

import dev.fairlead.cli.line.Command;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.Options;
import dev.fairlead.cli.line.Stopwatch;
import dev.fairlead.cli.process.ExitStatus;
import dev.fairlead.cli.view.DriftJson;
import dev.fairlead.cli.view.DriftText;
import dev.fairlead.cli.whole.SideOptions;
import dev.fairlead.cli.whole.Whole;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.plan.Plan;
import java.util.List;
import java.util.function.Supplier;

/** {@code fairlead drift}. */
final class DriftCommand implements Command {
    private final Supplier<String> format;
    private final SideOptions sides;

    DriftCommand(Options options) {
        format = options.choice("--format", List.of("text", "json"), "How to tell it");
        sides = new SideOptions(options);
    }

    @Override
    public int run(Desk desk) {
        boolean isJson = format.get().equals("json");
        Stopwatch watch = Stopwatch.started(desk.nanoClock());
        ServerModel model = desk.model();
        try (Whole server = Whole.of(desk, model, sides.of(model))) {
            Plan plan = server.look().plan();
            desk.out().print(isJson ? DriftJson.of(plan) : DriftText.of(plan, watch.elapsed(), desk.outInk()));
            return Verdict.of(plan);
        }
    }

    @Override
    public int statusWhenUnreachable() {
        return ExitStatus.UNKNOWN;
    }
}
