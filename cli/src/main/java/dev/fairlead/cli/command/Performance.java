package dev.fairlead.cli.command;

import dev.fairlead.cli.line.Box;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.process.ExitStatus;
import dev.fairlead.cli.view.ApplyProgress;
import dev.fairlead.host.session.ApplyListener;
import dev.fairlead.host.session.Outcome;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Changes a box, while a person sees how far it is and can ask it to stop. */
final class Performance {
    private Performance() {}

    /** A change of a box. */
    interface Change {
        Outcome on(Box box, ApplyListener listener, BooleanSupplier stopAsked) throws InterruptedException;
    }

    /** A change of a server; null where it was called off. */
    interface Work {
        @Nullable
        Outcome under(ApplyListener listener, BooleanSupplier stopAsked) throws InterruptedException;
    }

    static Outcome of(Desk desk, Box box, SwitchWatch watch, Change change) throws InterruptedException {
        desk.interruption().await();
        try (var progress = progress(desk)) {
            return change.on(box, watch.before(progress), desk.interruption()::isAsked);
        }
    }

    static @Nullable Outcome of(Desk desk, SwitchWatch watch, Work work) throws InterruptedException {
        desk.interruption().await();
        try (var progress = progress(desk)) {
            return work.under(watch.before(progress), desk.interruption()::isAsked);
        }
    }

    private static ApplyProgress progress(Desk desk) {
        return desk.environment().errIsTerminal()
                ? ApplyProgress.live(desk.err(), desk.errInk(), desk.nanoClock())
                : ApplyProgress.lines(desk.err(), desk.nanoClock());
    }

    static int status(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> done.after().hasUnknown() ? ExitStatus.UNKNOWN : ExitStatus.DONE;
            case Outcome.Performed _ -> ExitStatus.DONE;
            case Outcome.Failed failed -> failed.isRolledBack() ? ExitStatus.ROLLED_BACK : ExitStatus.FAILED;
            case Outcome.Stopped _,
                    Outcome.NotConverged _,
                    Outcome.Overtaken _,
                    Outcome.Unseen _,
                    Outcome.Entangled _,
                    Outcome.Busy _ -> ExitStatus.FAILED;
        };
    }
}
