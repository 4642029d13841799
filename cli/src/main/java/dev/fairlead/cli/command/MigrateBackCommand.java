package dev.fairlead.cli.command;

import dev.fairlead.cli.line.Agreement;
import dev.fairlead.cli.line.Box;
import dev.fairlead.cli.line.Command;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.Options;
import dev.fairlead.cli.line.Stopwatch;
import dev.fairlead.cli.process.ExitStatus;
import dev.fairlead.cli.view.OutcomeText;
import dev.fairlead.cli.view.Printable;
import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.host.memory.MigrationMark;
import dev.fairlead.host.session.Outcome;
import java.util.function.BooleanSupplier;

/**
 * {@code fairlead migrate rollback} and {@code fairlead migrate abandon}. While a migration is under way neither asks: they are
 * for an emergency. Once it is settled the app has lived on in Docker, and both do.
 */
final class MigrateBackCommand implements Command {
    private final MovingApp moving;
    private final BooleanSupplier yes;
    private final boolean isForgotten;

    MigrateBackCommand(Options options, boolean isForgotten) {
        this.yes = options.flag("--yes", "Goes back without asking, also from a migration that is settled.");
        this.moving = new MovingApp(options);
        this.isForgotten = isForgotten;
    }

    @Override
    public int run(Desk desk) throws InterruptedException {
        ServerModel model = desk.model();
        AppModel app = moving.in(model);
        try (Box box = desk.openBox(model)) {
            MigrationMark mark = box.moving().progress(app).mark();
            if (mark == null) {
                desk.out().print("Nothing was begun, so there is nothing to go back from.\n");
                return ExitStatus.DONE;
            }
            String command = (isForgotten ? "fairlead migrate abandon" : "fairlead migrate rollback") + moving.words();
            if (mark.isSettled() && mark.isReversible() && !yes.getAsBoolean() && !agrees(desk, mark, command)) {
                desk.err().print("Nothing was changed.\n");
                return ExitStatus.FAILED;
            }
            Stopwatch watch = Stopwatch.started(desk.nanoClock());
            var seen = new SwitchWatch(watch);
            Outcome outcome = Performance.of(
                    desk,
                    box,
                    seen,
                    (to, listener, stopAsked) -> to.moving().back(app, isForgotten, listener, stopAsked));
            desk.err().print(OutcomeText.of(outcome, seen.changes(), command, watch.elapsed(), desk.errInk()));
            return Performance.status(outcome);
        }
    }

    private static boolean agrees(Desk desk, MigrationMark mark, String command) {
        desk.err()
                .print(
                        Printable.line(mark.sentence())
                                + "\nThe app as it was before serves again, on the data of today; every release since, its containers"
                                + " and its side services go. To go back to an earlier release there is `fairlead rollback`.\n");
        return Agreement.to(desk, "Go back to the old app?", command + " --yes");
    }
}
