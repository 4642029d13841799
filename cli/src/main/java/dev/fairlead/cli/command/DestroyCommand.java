package dev.fairlead.cli.command;

import dev.fairlead.cli.line.Agreement;
import dev.fairlead.cli.line.Command;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.Options;
import dev.fairlead.cli.line.Refusal;
import dev.fairlead.cli.line.Stopwatch;
import dev.fairlead.cli.process.ExitStatus;
import dev.fairlead.cli.view.Detail;
import dev.fairlead.cli.view.OutcomeText;
import dev.fairlead.cli.view.PlanText;
import dev.fairlead.cli.whole.Destruction;
import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.host.session.Outcome;
import dev.fairlead.lightsail.expansion.Ownership;
import dev.fairlead.lightsail.session.CloudSight;
import dev.fairlead.lightsail.session.FinalSnapshot;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/** {@code fairlead destroy}. */
final class DestroyCommand implements Command {
    private final BooleanSupplier yes;
    private final BooleanSupplier noSnapshot;

    DestroyCommand(Options options) {
        yes = options.flag("--yes", "Does it without having the name typed.");
        noSnapshot = options.flag("--no-snapshot", "Keeps nothing of the disk.");
    }

    @Override
    public int run(Desk desk) throws InterruptedException {
        ServerModel model = desk.model();
        if (model.lightsail() == null) {
            throw new Refusal(Diagnostic.of("Fairlead cannot destroy `" + model.name() + "`.")
                    .why("Its model has no section `lightsail`, so it was made elsewhere."));
        }
        Stopwatch watch = Stopwatch.started(desk.nanoClock());
        FinalSnapshot snapshot = noSnapshot.getAsBoolean() ? FinalSnapshot.NONE : FinalSnapshot.TAKEN;
        try (Destruction destruction = Destruction.of(desk, model, snapshot)) {
            CloudSight sight = destruction.look();
            if (sight.plan().isEmpty()) {
                desk.out().print("There is nothing to destroy.\n");
                return ExitStatus.DONE;
            }
            desk.out().print(PlanText.of(sight.plan(), sight.cost(), watch.elapsed(), desk.outInk(), Detail.FULL));
            desk.out().flush();
            if (!agrees(desk, model, sight)) {
                desk.err().print("Nothing was changed.\n");
                return ExitStatus.FAILED;
            }
            return perform(desk, destruction, sight);
        }
    }

    /** Of what somebody else may have made, only a person can say that it may go. */
    private boolean agrees(Desk desk, ServerModel model, CloudSight sight) {
        return switch (sight.ownership()) {
            case Ownership.Ours _ ->
                yes.getAsBoolean() || Agreement.byName(desk, model.name(), "fairlead destroy --yes");
            case Ownership.Unmarked _, Ownership.Others _ ->
                Agreement.byName(desk, model.name(), "Run it at a terminal: it bears no mark of Fairlead.");
        };
    }

    private static int perform(Desk desk, Destruction destruction, CloudSight sight) throws InterruptedException {
        Stopwatch watch = Stopwatch.started(desk.nanoClock());
        var begun = new SwitchWatch(watch);
        Outcome outcome = Objects.requireNonNull(
                Performance.of(desk, begun, (listener, stopAsked) -> destruction.perform(sight, listener, stopAsked)));
        desk.err().print(OutcomeText.of(outcome, begun.changes(), "fairlead destroy", watch.elapsed(), desk.errInk()));
        desk.err().flush();
        return Performance.status(outcome);
    }
}
