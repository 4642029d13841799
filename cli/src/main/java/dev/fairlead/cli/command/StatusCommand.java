package dev.fairlead.cli.command;

import dev.fairlead.cli.line.Box;
import dev.fairlead.cli.line.Command;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.Options;
import dev.fairlead.cli.line.Stopwatch;
import dev.fairlead.cli.process.ExitStatus;
import dev.fairlead.cli.view.Printable;
import dev.fairlead.cli.view.StatusText;
import dev.fairlead.cli.whole.Outside;
import dev.fairlead.cli.whole.SideOptions;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.host.look.Sight;
import dev.fairlead.host.memory.MigrationMark;
import dev.fairlead.host.ssh.HostException;
import dev.fairlead.host.status.StatusReport;
import dev.fairlead.lightsail.api.LightsailException;
import org.jspecify.annotations.Nullable;

/** {@code fairlead status}. */
final class StatusCommand implements Command {
    private final SideOptions sides;

    StatusCommand(Options options) {
        sides = new SideOptions(options);
    }

    @Override
    public int run(Desk desk) {
        Stopwatch watch = Stopwatch.started(desk.nanoClock());
        ServerModel model = desk.model();
        return switch (sides.of(model)) {
            case INSIDE -> told(desk, model, null, watch);
            case OUTSIDE -> toldAlone(desk, Outside.asking(desk, model));
            case BOTH -> both(desk, model, watch);
        };
    }

    /** What Lightsail says is worth the most when the box does not answer. */
    private static int both(Desk desk, ServerModel model, Stopwatch watch) {
        Outside outside = Outside.asking(desk, model);
        try {
            return told(desk, model, outside, watch);
        } catch (HostException e) {
            toldAlone(desk, outside);
            throw e;
        } catch (LightsailException e) {
            if (e.reason() == LightsailException.Reason.NOT_FOUND
                    || e.reason() == LightsailException.Reason.TOOK_TOO_LONG) {
                toldAlone(desk, outside);
            }
            throw e;
        }
    }

    private static int told(Desk desk, ServerModel model, @Nullable Outside outside, Stopwatch watch) {
        try (Box box = desk.openBox(model)) {
            Sight sight = box.look();
            StatusReport report = box.status();
            desk.out()
                    .print(StatusText.of(
                            outside == null ? null : outside.status(),
                            report,
                            sight.plan(),
                            watch.elapsed(),
                            desk.outInk()));
            MigrationMark migration = sight.migration();
            if (migration != null) {
                desk.out().print("\n" + Printable.line(migration.sentence()) + "\n");
            }
            return sight.plan().hasUnknown() ? ExitStatus.UNKNOWN : ExitStatus.DONE;
        }
    }

    private static int toldAlone(Desk desk, Outside outside) {
        desk.out().print(StatusText.of(outside.status(), desk.outInk()));
        return ExitStatus.DONE;
    }

    @Override
    public int statusWhenUnreachable() {
        return ExitStatus.UNKNOWN;
    }
}
