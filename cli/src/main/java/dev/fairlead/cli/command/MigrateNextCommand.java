package dev.fairlead.cli.command;

import dev.fairlead.cli.line.Agreement;
import dev.fairlead.cli.line.Box;
import dev.fairlead.cli.line.Command;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.Options;
import dev.fairlead.cli.line.Refusal;
import dev.fairlead.cli.line.Stopwatch;
import dev.fairlead.cli.process.ExitStatus;
import dev.fairlead.cli.view.MigrationText;
import dev.fairlead.cli.view.OutcomeText;
import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.host.memory.Phase;
import dev.fairlead.host.session.Moving;
import dev.fairlead.host.session.Outcome;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code fairlead migrate next}. */
final class MigrateNextCommand implements Command {
    private final Supplier<@Nullable String> until;
    private final BooleanSupplier accept;
    private final BooleanSupplier yes;
    private final MovingApp moving;

    MigrateNextCommand(Options options) {
        until = options.value(
                "--until", "PHASE", "Goes on until this phase is done: " + String.join(", ", Phase.names()) + ".");
        accept = options.flag(
                "--accept", "Waits no longer than so far, with what was seen; limits are kept all the same.");
        yes = options.flag("--yes", "Performs the phases without asking.");
        moving = new MovingApp(options);
    }

    @Override
    public int run(Desk desk) throws InterruptedException {
        Phase last = last();
        ServerModel model = desk.model();
        AppModel app = moving.in(model);
        try (Box box = desk.openBox(model)) {
            Moving to = box.moving();
            Phase next = to.progress(app).next();
            if (next == null || (last != null && next.compareTo(last) > 0)) {
                desk.out().print(next == null ? "All phases are done.\n" : "The phase " + last + " is done already.\n");
                return ExitStatus.DONE;
            }
            Phase end = last == null ? next : last;
            for (Phase phase = next; phase != null && phase.compareTo(end) <= 0; phase = phase.next()) {
                int status = perform(desk, box, model, app, phase);
                if (status != ExitStatus.DONE) {
                    return status;
                }
            }
            desk.out().print(MigrationText.status(app.name(), to.progress(app), desk.outInk()));
            return ExitStatus.DONE;
        }
    }

    private @Nullable Phase last() {
        String word = until.get();
        Phase phase = word == null ? null : Phase.named(word);
        if (word != null && phase == null) {
            throw Refusal.ofCommandLine(Diagnostic.of("There is no phase " + Quoted.of(word) + ".")
                    .fix("Give one of: " + String.join(", ", Phase.names()) + "."));
        }
        return phase;
    }

    private int perform(Desk desk, Box box, ServerModel model, AppModel app, Phase phase) throws InterruptedException {
        boolean isAccepted = accept.getAsBoolean();
        Moving moved = box.moving();
        desk.out()
                .print(MigrationText.phase(
                        phase,
                        moved.phases(app, isAccepted).legs(phase),
                        moved::plan,
                        phase == Phase.ARCHIVE ? moved.oldPaths(app) : List.of(),
                        desk.outInk()));
        desk.out().flush();
        if (!yes.getAsBoolean() && !Agreement.to(desk, "Perform this phase?", "fairlead migrate next --yes")) {
            desk.err().print("Nothing was changed.\n");
            return ExitStatus.FAILED;
        }
        Stopwatch watch = Stopwatch.started(desk.nanoClock());
        var seen = new SwitchWatch(watch);
        Outcome outcome = Performance.of(
                desk,
                box,
                seen,
                (to, listener, stopAsked) -> to.moving()
                        .perform(
                                app,
                                phase,
                                isAccepted,
                                () -> MigrationSnapshot.taken(desk, model, listener, stopAsked),
                                listener,
                                stopAsked));
        desk.err()
                .print(OutcomeText.of(
                        outcome,
                        seen.changes(),
                        "fairlead migrate next" + moving.words(),
                        watch.elapsed(),
                        desk.errInk()));
        desk.err().flush();
        return Performance.status(outcome);
    }
}
