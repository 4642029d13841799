package dev.fairlead.cli.command;

import dev.fairlead.cli.line.Agreement;
import dev.fairlead.cli.line.Box;
import dev.fairlead.cli.line.Command;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.Options;
import dev.fairlead.cli.line.Stopwatch;
import dev.fairlead.cli.process.ExitStatus;
import dev.fairlead.cli.view.ReleaseText;
import dev.fairlead.host.session.Outcome;
import java.util.List;
import java.util.function.BooleanSupplier;

/** {@code fairlead cleanup}. */
final class CleanupCommand implements Command {
    private final BooleanSupplier yes;

    CleanupCommand(Options options) {
        yes = options.flag("--yes", "Removes it without asking.");
    }

    @Override
    public int run(Desk desk) throws InterruptedException {
        try (Box box = desk.openBox()) {
            List<String> removable = box.removable();
            desk.out().print(ReleaseText.removable(removable));
            desk.out().flush();
            if (removable.isEmpty()) {
                return ExitStatus.DONE;
            }
            if (!yes.getAsBoolean() && !Agreement.to(desk, "Remove this?", "fairlead cleanup --yes")) {
                desk.err().print("Nothing was removed.\n");
                return ExitStatus.FAILED;
            }
            var seen = new SwitchWatch(Stopwatch.started(desk.nanoClock()));
            Outcome outcome =
                    Performance.of(desk, box, seen, (on, listener, stopAsked) -> on.cleanUp(listener, stopAsked));
            desk.err().print(ReleaseText.cleaned(outcome, desk.errInk()));
            return Performance.status(outcome);
        }
    }
}
