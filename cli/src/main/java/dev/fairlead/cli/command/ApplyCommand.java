package dev.fairlead.cli.command;

import dev.fairlead.cli.line.Agreement;
import dev.fairlead.cli.line.Command;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.Options;
import dev.fairlead.cli.line.Stopwatch;
import dev.fairlead.cli.process.ExitStatus;
import dev.fairlead.cli.saved.Promise;
import dev.fairlead.cli.saved.SavedPlanFile;
import dev.fairlead.cli.view.Detail;
import dev.fairlead.cli.view.OutcomeText;
import dev.fairlead.cli.view.PlanText;
import dev.fairlead.cli.whole.SideOptions;
import dev.fairlead.cli.whole.Sides;
import dev.fairlead.cli.whole.View;
import dev.fairlead.cli.whole.Whole;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.host.session.Outcome;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code fairlead apply}. */
final class ApplyCommand implements Command {
    private final BooleanSupplier yes;
    private final Supplier<@Nullable String> saved;
    private final SideOptions sides;

    ApplyCommand(Options options) {
        yes = options.flag("--yes", "Performs the plan without asking.");
        saved = options.word(
                "PLAN", "A plan that `plan --out` kept: exactly that is done, without asking, or nothing.");
        sides = new SideOptions(options);
    }

    @Override
    public int run(Desk desk) throws InterruptedException {
        Stopwatch watch = Stopwatch.started(desk.nanoClock());
        Promise promise = promise(desk);
        ServerModel model = desk.model();
        Sides wanted = sides.of(model);
        try (Whole server = Whole.of(desk, model, promise == null ? wanted : promise.sides(model))) {
            View view = server.look();
            if (promise != null) {
                promise.hold(view, server.awaited(view));
            }
            Plan plan = view.plan();
            desk.out().print(PlanText.of(plan, view.cost(), watch.elapsed(), desk.outInk(), Detail.BRIEF));
            desk.out().flush();
            if (view.isSettled()) {
                return Verdict.of(plan);
            }
            if (promise == null && !plan.isEmpty() && !agrees(desk, "Perform this plan?")) {
                desk.err().print("Nothing was changed.\n");
                return ExitStatus.FAILED;
            }
            return perform(desk, server, view);
        }
    }

    private @Nullable Promise promise(Desk desk) {
        String file = saved.get();
        return file == null
                ? null
                : new Promise(SavedPlanFile.read(desk.environment().path(file)));
    }

    private boolean agrees(Desk desk, String question) {
        return yes.getAsBoolean() || Agreement.to(desk, question, "fairlead apply --yes");
    }

    private int perform(Desk desk, Whole server, View view) throws InterruptedException {
        Stopwatch watch = Stopwatch.started(desk.nanoClock());
        var begun = new SwitchWatch(watch);
        Outcome outcome = Performance.of(
                desk,
                begun,
                (listener, stopAsked) -> server.apply(view, plan -> agreesNow(desk, plan, watch), listener, stopAsked));
        if (outcome == null) {
            desk.err().print("Nothing was changed on the box itself.\n");
            return ExitStatus.FAILED;
        }
        desk.err().print(OutcomeText.of(outcome, begun.changes(), "fairlead apply", watch.elapsed(), desk.errInk()));
        desk.err().flush();
        return Performance.status(outcome);
    }

    /** To the plan of a box that came into reach in the middle of an apply. */
    private boolean agreesNow(Desk desk, Plan plan, Stopwatch watch) {
        desk.out().print("\n" + PlanText.of(plan, watch.elapsed(), desk.outInk(), Detail.BRIEF));
        desk.out().flush();
        return agrees(desk, "The box can be looked at now. Perform this plan?");
    }
}
