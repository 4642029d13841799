package dev.fairlead.cli.command;

import dev.fairlead.cli.line.Box;
import dev.fairlead.cli.line.Command;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.Options;
import dev.fairlead.cli.line.Stopwatch;
import dev.fairlead.cli.process.ExitStatus;
import dev.fairlead.cli.view.OutcomeText;
import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.host.session.Outcome;

/** {@code fairlead migrate rollback} and {@code fairlead migrate abandon}. Neither asks: they are for an emergency. */
final class MigrateBackCommand implements Command {
    private final MovingApp moving;
    private final boolean isForgotten;

    MigrateBackCommand(Options options, boolean isForgotten) {
        this.moving = new MovingApp(options);
        this.isForgotten = isForgotten;
    }

    @Override
    public int run(Desk desk) throws InterruptedException {
        ServerModel model = desk.model();
        AppModel app = moving.in(model);
        try (Box box = desk.openBox(model)) {
            if (box.moving().progress(app).mark() == null) {
                desk.out().print("Nothing was begun, so there is nothing to go back from.\n");
                return ExitStatus.DONE;
            }
            Stopwatch watch = Stopwatch.started(desk.nanoClock());
            var seen = new SwitchWatch(watch);
            Outcome outcome = Performance.of(
                    desk,
                    box,
                    seen,
                    (to, listener, stopAsked) -> to.moving().back(app, isForgotten, listener, stopAsked));
            String command = isForgotten ? "fairlead migrate abandon" : "fairlead migrate rollback";
            desk.err()
                    .print(OutcomeText.of(
                            outcome, seen.changes(), command + moving.words(), watch.elapsed(), desk.errInk()));
            return Performance.status(outcome);
        }
    }
}
