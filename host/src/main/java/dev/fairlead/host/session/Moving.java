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
import dev.fairlead.host.migration.Samples;
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
     * @param app whose way it is
     * @param mark null where nothing was begun; it may be another app's
     * @param figures what was measured of the old app and of its container, a line each
     */
    public record Progress(String app, @Nullable MigrationMark mark, List<String> figures) {
        public Progress {
            figures = List.copyOf(figures);
        }

        /** The phase to come next, or null after the last. */
        public @Nullable Phase next() {
            return mark == null || !mark.app().equals(app) ? Phase.PREPARE : mark.next();
        }
    }

    public Progress progress(AppModel app) {
        var sections = List.of(
                Section.asking("migration", MigrationMark.PROBE),
                Section.asking("figures", phases(app, false).figures()));
        var answers = box.run("", sections, FrameListener.NONE, PATIENCE);
        List<String> figures = answers.of("figures") instanceof Answer.Finished finished
                ? finished.stdout().lines()
                : List.of();
        return new Progress(
                app.name(),
                MigrationMark.last(answers.finished("migration").stdout().lines()),
                figures);
    }

    /** What each phase does, for whoever shows it. */
    public MigrationPhases phases(AppModel app, boolean isAccepted) {
        return new MigrationPhases(model, app, isAccepted);
    }

    /** What the phase archive would move, by what is on the box now. */
    public List<String> oldPaths(AppModel app) {
        var section = Section.asking("paths", phases(app, false).oldPaths());
        return box.run("", List.of(section), FrameListener.NONE, PATIENCE)
                .finished("paths")
                .stdout()
                .lines();
    }

    /** All that was measured, and when each phase was begun and done. */
    public Comparison comparison(AppModel app) {
        var sections = List.of(
                Section.asking("migration", MigrationMark.PROBE),
                Section.asking("figures", phases(app, false).figures()),
                Section.asking("samples", Samples.PROBE));
        var answers = box.run("", sections, FrameListener.NONE, PATIENCE);
        return new Comparison(
                MigrationMark.all(answers.finished("migration").stdout().lines(), app.name()),
                answers.finished("figures").stdout().lines(),
                Samples.of(answers.finished("samples").stdout().lines()));
    }

    /**
     * Old app and container, side by side.
     *
     * @param figures as in {@link Progress}
     */
    public record Comparison(List<MigrationMark> marks, List<String> figures, Samples samples) {
        public Comparison {
            marks = List.copyOf(marks);
            figures = List.copyOf(figures);
        }
    }

    /** What the model asks for within a part of a phase, as far as it can be seen now. */
    public Plan plan(Leg.Bring bring) {
        return look.apply(bring.scope()).plan();
    }

    /**
     * Performs a phase.
     *
     * @param isAccepted whether a person wants to wait no longer than so far
     * @param outside does what is no work of the box
     */
    public Outcome perform(
            AppModel app,
            Phase phase,
            boolean isAccepted,
            Server.Changing outside,
            ApplyListener listener,
            BooleanSupplier stopAsked)
            throws InterruptedException {
        List<Leg> legs = phases(app, isAccepted).legs(phase);
        return locked.hold(listener, stopAsked, run -> {
            requireNext(app, phase);
            Outcome outcome = new Outcome.Performed(List.of());
            for (Leg leg : legs) {
                outcome = leg instanceof Leg.Outside ? outside.perform() : perform(leg, phase, app, run);
                if (!isWell(outcome)) {
                    return outcome;
                }
            }
            return outcome;
        });
    }

    private Outcome perform(Leg leg, Phase phase, AppModel app, Run run) throws InterruptedException {
        return switch (leg) {
            case Leg.Outside _ -> throw new IllegalArgumentException("This is no work of the box.");
            case Leg.Steps steps -> run.perform("migrate-" + phase, Rollback.inOrder(model.name(), steps.steps()));
            case Leg.Bring bring ->
                switch (bring.scope()) {
                    case Scope.Whole whole -> run.applyUnseen(() -> look.apply(whole), model);
                    case Scope.Releases _, Scope.Secrets _, Scope.Image _, Scope.Beside _, Scope.Jobs _, Scope.Site _ ->
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
        if (mark != null && !mark.app().equals(app.name()) && !mark.isOver()) {
            throw refused(
                    "Another app of this box is on its way, or what is left of it is still kept.", mark.sentence());
        }
        if (now.next() != phase) {
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

    /** The same for what goes by the mark alone, also outside of the box. */
    public static void requireNone(@Nullable MigrationMark mark) {
        if (mark != null && mark.isUnderWay()) {
            throw new HostException(
                    HostException.Reason.MIGRATING,
                    "Nothing was changed, as an app of this box is on its way to Docker.",
                    mark.sentence(),
                    "See `fairlead migrate status`: go on with `fairlead migrate next`, or give up with"
                            + " `fairlead migrate abandon`.");
        }
    }

    /**
     * Goes all the way back to the old app, from any phase.
     *
     * @throws HostException where what was kept of it is removed, or what is kept is another app's
     */
    public Outcome back(AppModel app, boolean isForgotten, ApplyListener listener, BooleanSupplier stopAsked)
            throws InterruptedException {
        MigrationMark mark = progress(app).mark();
        if (mark != null && !mark.app().equals(app.name())) {
            throw refused("What the box keeps to go back by is another app's.", mark.sentence());
        }
        if (mark != null && !mark.isReversible()) {
            throw new HostException(
                    HostException.Reason.MIGRATING,
                    "There is no way back any more: what was kept of the old app is removed.",
                    mark.sentence(),
                    "Its backup stays in /var/lib/fairlead/migration/backups on the box.");
        }
        return locked.hold(
                listener,
                stopAsked,
                run -> run.perform(
                        isForgotten ? "migrate-abandon" : "migrate-rollback",
                        Rollback.inOrder(model.name(), phases(app, false).back(isForgotten))));
    }
}
