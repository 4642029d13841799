package dev.fairlead.cli.command;

import dev.fairlead.cli.line.Box;
import dev.fairlead.cli.line.Command;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.Options;
import dev.fairlead.cli.process.ExitStatus;
import dev.fairlead.cli.view.MigrationText;
import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.host.memory.Phase;
import dev.fairlead.host.migration.MigrationPhases;
import dev.fairlead.host.session.Moving;
import java.util.List;

/** {@code fairlead migrate plan}. */
final class MigratePlanCommand implements Command {
    private final MovingApp moving;

    MigratePlanCommand(Options options) {
        moving = new MovingApp(options);
    }

    @Override
    public int run(Desk desk) {
        ServerModel model = desk.model();
        AppModel app = moving.in(model);
        try (Box box = desk.openBox(model)) {
            Moving to = box.moving();
            MigrationPhases phases = to.phases(app, false);
            Phase next = to.progress(app).next();
            if (next == null) {
                desk.out().print("All phases are done.\n");
                return ExitStatus.DONE;
            }
            for (Phase phase = next; phase != null; phase = phase.next()) {
                desk.out()
                        .print(MigrationText.phase(
                                phase,
                                phases.legs(phase),
                                phase == next ? to::plan : bring -> null,
                                phase == next && phase == Phase.ARCHIVE ? to.oldPaths(app) : List.of(),
                                desk.outInk()));
            }
            return ExitStatus.DONE;
        }
    }

    @Override
    public int statusWhenUnreachable() {
        return ExitStatus.UNKNOWN;
    }
}
