package dev.fairlead.cli.command;

import dev.fairlead.cli.line.Box;
import dev.fairlead.cli.line.Command;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.Options;
import dev.fairlead.cli.process.ExitStatus;
import dev.fairlead.cli.view.ReleaseText;

/** {@code fairlead releases}. */
final class ReleasesCommand implements Command {
    ReleasesCommand(Options options) {}

    @Override
    public int run(Desk desk) {
        try (Box box = desk.openBox()) {
            desk.out().print(ReleaseText.list(box.releases(), desk.outInk()));
            return ExitStatus.DONE;
        }
    }
}
