package dev.fairlead.cli.command;

import dev.fairlead.cli.line.Box;
import dev.fairlead.cli.line.Command;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.Options;
import dev.fairlead.cli.line.Stopwatch;
import dev.fairlead.cli.process.ExitStatus;
import dev.fairlead.cli.view.Detail;
import dev.fairlead.cli.view.OutcomeText;
import dev.fairlead.cli.view.PlanText;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.host.look.Sight;
import dev.fairlead.host.session.Outcome;
import java.util.function.BooleanSupplier;

/** {@code fairlead apply}. */
final class ApplyCommand implements Command {
    private final BooleanSupplier yes;

    ApplyCommand(Options options) {
        yes = options.flag("--yes", "Performs the plan without asking.");
    }

    @Override
    public int run(Desk desk) throws InterruptedException {
        Stopwatch watch = Stopwatch.started(desk.nanoClock());
        try (Box box = desk.openBox()) {
            Sight sight = box.look();
            Plan plan = sight.plan();
            desk.out().print(PlanText.of(plan, watch.elapsed(), desk.outInk(), Detail.BRIEF));
            desk.out().flush();
            if (sight.isSettled()) {
                return Verdict.of(plan);
            }
            if (!plan.isEmpty()
                    && !yes.getAsBoolean()
                    && !Agreement.to(desk, "Perform this plan?", "fairlead apply --yes")) {
                desk.err().print("Nothing was changed.\n");
                return ExitStatus.FAILED;
            }
            return perform(desk, box, sight);
        }
    }

    private static int perform(Desk desk, Box box, Sight sight) throws InterruptedException {
        Stopwatch watch = Stopwatch.started(desk.nanoClock());
        Outcome outcome = Performance.of(
                desk, box, new SwitchWatch(watch), (to, listener, stopAsked) -> to.apply(sight, listener, stopAsked));
        desk.err().print(OutcomeText.of(outcome, sight.plan(), watch.elapsed(), desk.errInk()));
        desk.err().flush();
        return Performance.status(outcome);
    }
}
