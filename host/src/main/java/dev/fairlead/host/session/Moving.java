package dev.fairlead.host.session;

import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.host.connection.ScriptRunner;
import dev.fairlead.host.look.Scope;
import dev.fairlead.host.look.Sight;
import dev.fairlead.host.memory.MigrationMark;
import dev.fairlead.host.memory.Phase;
import dev.fairlead.host.migration.Leg;
import dev.fairlead.host.migration.MigrationPhases;
import dev.fairlead.host.release.Rollback;
import dev.fairlead.host.shell.Answer;
import dev.fairlead.host.shell.FrameListener;
import dev.fairlead.host.shell.Section;
import dev.fairlead.host.ssh.HostException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The way of an app from a systemd unit to Docker, phase by phase, and the way back. */
public final class Moving {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ServerModel model;
    private final ScriptRunner box;
    private final Function<Scope, Sight> look;
    private final Locked locked;

    /** Work that is done while nobody else changes the box. */
    interface Locked {
        Outcome hold(ApplyListener listener, BooleanSupplier stopAsked, Server.Work work) throws InterruptedException;
    }

    Moving(ServerModel model, ScriptRunner box, Function<Scope, Sight> look, Locked locked) {
        this.model = model;
        this.box = box;
        this.look = look;
        this.locked = locked;
    }

    /**
     * How far it is.
     *
     * @param mark null where nothing was begun
     * @param figures what was measured of the old app and of its container, a line each
     */
    public record Progress(@Nullable MigrationMark mark, List<String> figures) {
        public Progress {
            figures = List.copyOf(figures);
        }

        /** The phase to come next, or null after the last. */
        public @Nullable Phase next() {
            return mark == null ? Phase.PREPARE : mark.next();
        }
    }

    public Progress progress(AppModel app) {
        var sections = List.of(
                Section.asking("migration", MigrationMark.PROBE),
                Section.asking("figures", new MigrationPhases(app, false).figures()));
        var answers = box.run("", sections, FrameListener.NONE, PATIENCE);
        List<String> figures = answers.of("figures") instanceof Answer.Finished finished
                ? finished.stdout().lines()
                : List.of();
        return new Progress(
                MigrationMark.last(answers.finished("migration").stdout().lines()), figures);
    }

    /** What the model asks for within a part of a phase, as far as it can be seen now. */
    public Plan plan(Leg.Bring bring) {
        return look.apply(bring.scope()).plan();
    }

    /**
     * Performs a phase.
     *
     * @param isAccepted whether a person wants to wait no longer than so far
     */
    public Outcome perform(
            AppModel app, Phase phase, boolean isAccepted, ApplyListener listener, BooleanSupplier stopAsked)
            throws InterruptedException {
        List<Leg> legs = new MigrationPhases(app, isAccepted).legs(phase);
        return locked.hold(listener, stopAsked, run -> {
            requireNext(app, phase);
            Outcome outcome = new Outcome.Performed(List.of());
            for (Leg leg : legs) {
                outcome = perform(leg, phase, app, run);
                if (!isWell(outcome)) {
                    return outcome;
                }
            }
            return outcome;
        });
    }

    private Outcome perform(Leg leg, Phase phase, AppModel app, Run run) throws InterruptedException {
        return switch (leg) {
            case Leg.Steps steps -> run.perform("migrate-" + phase, Rollback.inOrder(model.name(), steps.steps()));
            case Leg.Bring bring ->
                switch (bring.scope()) {
                    case Scope.Whole whole -> run.applyUnseen(() -> look.apply(whole), model);
                    case Scope.Releases _, Scope.Secrets _, Scope.Image _, Scope.Beside _, Scope.Jobs _ ->
                        run.deploy(
                                () -> look.apply(bring.scope()),
                                model,
                                bring.isRelease() ? Set.of(app.name()) : Set.of());
                };
        };
    }

    private static boolean isWell(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Performed _, Outcome.Done _ -> true;
            case Outcome.Failed _, Outcome.Stopped _, Outcome.NotConverged _ -> false;
            case Outcome.Overtaken _, Outcome.Unseen _, Outcome.Entangled _, Outcome.Busy _ -> false;
        };
    }

    /** Somebody else may have been quicker, or be at another app. */
    private void requireNext(AppModel app, Phase phase) {
        Progress now = progress(app);
        MigrationMark mark = now.mark();
        if (mark != null && !mark.app().equals(app.name()) && mark.isUnderWay()) {
            throw refused("Another app is on its way.", mark.sentence());
        }
        if (now.next() != phase && (mark == null || mark.app().equals(app.name()))) {
            throw refused("The phase " + phase + " is not what comes next.", mark == null ? null : mark.sentence());
        }
    }

    private static HostException refused(String sentence, @Nullable String why) {
        return new HostException(HostException.Reason.MIGRATING, sentence, why, "fairlead migrate status");
    }

    /** Refuses what would trample on a migration that is under way. */
    static Sight untouched(Sight sight) {
        requireNone(sight.migration());
        return sight;
    }

    /** The same for what goes by the mark alone. */
    static void requireNone(@Nullable MigrationMark mark) {
        if (mark != null && mark.isUnderWay()) {
            throw new HostException(
                    HostException.Reason.MIGRATING,
                    "Nothing was changed, as an app of this box is on its way to Docker.",
                    mark.sentence(),
                    "See `fairlead migrate status`: go on with `fairlead migrate next`, or give up with"
                            + " `fairlead migrate abandon`.");
        }
    }

    /** Goes all the way back to the old app, from any phase. */
    public Outcome back(AppModel app, boolean isForgotten, ApplyListener listener, BooleanSupplier stopAsked)
            throws InterruptedException {
        return locked.hold(
                listener,
                stopAsked,
                run -> run.perform(
                        isForgotten ? "migrate-abandon" : "migrate-rollback",
                        Rollback.inOrder(model.name(), new MigrationPhases(app, false).back(isForgotten))));
    }
}
