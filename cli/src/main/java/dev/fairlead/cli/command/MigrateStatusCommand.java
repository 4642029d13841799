package dev.fairlead.cli.command;

import dev.fairlead.cli.line.Box;
import dev.fairlead.cli.line.Command;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.Options;
import dev.fairlead.cli.process.ExitStatus;
import dev.fairlead.cli.view.MigrationText;
import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.ServerModel;

/** {@code fairlead migrate status}. */
final class MigrateStatusCommand implements Command {
    private final MovingApp moving;

    MigrateStatusCommand(Options options) {
        moving = new MovingApp(options);
    }

    @Override
    public int run(Desk desk) {
        ServerModel model = desk.model();
        AppModel app = moving.in(model);
        try (Box box = desk.openBox(model)) {
            desk.out().print(MigrationText.status(app.name(), box.moving().progress(app), desk.outInk()));
            return ExitStatus.DONE;
        }
    }

    @Override
    public int statusWhenUnreachable() {
        return ExitStatus.UNKNOWN;
    }
}
