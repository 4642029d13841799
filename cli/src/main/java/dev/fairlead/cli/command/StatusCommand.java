package dev.fairlead.cli.command;

import dev.fairlead.cli.line.Box;
import dev.fairlead.cli.line.Command;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.Options;
import dev.fairlead.cli.line.Stopwatch;
import dev.fairlead.cli.process.ExitStatus;
import dev.fairlead.cli.view.StatusText;
import dev.fairlead.host.look.Sight;

/** {@code fairlead status}. */
final class StatusCommand implements Command {
    StatusCommand(Options options) {}

    @Override
    public int run(Desk desk) {
        Stopwatch watch = Stopwatch.started(desk.nanoClock());
        try (Box box = desk.openBox()) {
            Sight sight = box.look();
            desk.out().print(StatusText.of(box.status(), sight.plan(), watch.elapsed(), desk.outInk()));
            return sight.plan().hasUnknown() ? ExitStatus.UNKNOWN : ExitStatus.DONE;
        }
    }

    @Override
    public int statusWhenUnreachable() {
        return ExitStatus.UNKNOWN;
    }
}
