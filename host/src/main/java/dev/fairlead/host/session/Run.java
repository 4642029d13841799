package dev.fairlead.host.session;

import dev.fairlead.core.apply.Reconciler;
import dev.fairlead.core.apply.StepOutcome;
import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.resource.Address;
import dev.fairlead.host.connection.ScriptRunner;
import dev.fairlead.host.expansion.Colour;
import dev.fairlead.host.expansion.Expansion;
import dev.fairlead.host.kind.Prelude;
import dev.fairlead.host.kind.app.ContainerKind;
import dev.fairlead.host.kind.app.TakeBack;
import dev.fairlead.host.lock.HostLock;
import dev.fairlead.host.look.LostMounts;
import dev.fairlead.host.look.Remembering;
import dev.fairlead.host.look.Sight;
import dev.fairlead.host.memory.Belonging;
import dev.fairlead.host.memory.Ledger;
import dev.fairlead.host.pull.ImagePull;
import dev.fairlead.host.shell.Answer;
import dev.fairlead.host.shell.Answers;
import dev.fairlead.host.shell.FrameListener;
import dev.fairlead.host.shell.Section;
import dev.fairlead.host.ssh.HostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * One change of a box, under its lock and written to its ledger: the intent before, the outcome after.
 *
 * @param name tells this run from all others
 */
record Run(
        String name,
        ScriptRunner box,
        HostLock lock,
        ImagePull images,
        ApplyListener listener,
        BooleanSupplier stopAsked) {
    /** What could not be seen at first may need to be looked at once or twice more. */
    private static final int ROUNDS = 3;

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration TAKING_BACK = Duration.ofMinutes(3);

    /** Performs a plan that was shown, unless the box has changed since. */
    Outcome apply(Sight shown, Supplier<Sight> look, ServerModel model) throws InterruptedException {
        Sight now = takenBack(look, model);
        return shown.plan().covers(now.plan())
                ? converge(now, look, model)
                : new Outcome.Overtaken(shown.plan(), now.plan());
    }

    /** Performs what a look shows; for a box that nobody could look at before. */
    Outcome applyUnseen(Supplier<Sight> look, ServerModel model) throws InterruptedException {
        Sight now = takenBack(look, model);
        return now.isSettled() ? new Outcome.Done(now.plan()) : converge(now, look, model);
    }

    /** A look at the box, once what may be all that serves is not taken for what is left over. */
    private Sight takenBack(Supplier<Sight> look, ServerModel model) {
        Sight now = look.get();
        boolean isOther = false;
        for (AppModel app : model.apps().values()) {
            boolean hasIdle = now.plan().changes().stream()
                    .anyMatch(change -> change.address().equals(ContainerKind.idle(app.name())));
            isOther |= hasIdle && takesBack(app, now.memory().live(app), 0);
        }
        return isOther ? look.get() : now;
    }

    /**
     * Lets the other colour serve again if what the flag names died behind a switch; true if it did.
     *
     * @param wanted the release that somebody goes back to; 0 for none
     */
    boolean takesBack(AppModel app, Colour live, int wanted) {
        Answer answer =
                performed(Expansion.takingBack(app, live, wanted), TAKING_BACK, said -> notTakenBack(app, said));
        List<String> told = answer instanceof Answer.Finished finished
                ? finished.stdout().lines().stream()
                        .filter(line -> line.startsWith(TakeBack.TOLD))
                        .toList()
                : List.of();
        told.forEach(line -> listener.news(line.substring(TakeBack.TOLD.length())));
        return !told.isEmpty();
    }

    private Outcome converge(Sight now, Supplier<Sight> look, ServerModel model) throws InterruptedException {
        write(began("apply", now.plan()));
        var last = new AtomicReference<>(now);
        Outcome outcome = rounds("apply", now, look, last::set);
        String remembered = outcome instanceof Outcome.Done ? Remembering.script(model, last.get()) : "";
        end("apply", remembered, outcome);
        return outcome;
    }

    /** Performs what a look shows, without asking: whoever names a release has decided. */
    Outcome deploy(Supplier<Sight> look, ServerModel model, Set<String> apps) throws InterruptedException {
        Sight now = takenBack(look, model);
        if (now.plan().hasUnknown()) {
            return new Outcome.Unseen(now.plan());
        }
        LostMounts.requireNone(now.plan());
        if (now.plan().isEmpty()) {
            String remembered = Remembering.releases(model, now, apps);
            if (!remembered.isEmpty()) {
                write(remembered);
            }
            return new Outcome.Done(now.plan());
        }
        write(began("deploy", now.plan()));
        var last = new AtomicReference<>(now);
        Outcome outcome = rounds("deploy", now, look, last::set);
        String remembered = outcome instanceof Outcome.Done
                ? Remembering.releases(model, last.get(), apps)
                : Unbegun.putBack(outcome, model, apps);
        end("deploy", remembered, outcome);
        return outcome;
    }

    /** Performs steps that stand for nothing the model says. */
    Outcome perform(String verb, Plan plan) throws InterruptedException {
        write(began(verb, plan));
        listener.begins(plan);
        var performer = new HostPerformer(box, lock, images, verb, plan, Set.of());
        Map<Integer, StepOutcome> outcomes = Reconciler.perform(plan, performer, listener, stopAsked);
        Outcome outcome = Outcome.unfinished(plan, outcomes);
        Outcome told = outcome == null ? new Outcome.Performed(plan.steps()) : outcome;
        end(verb, "", told);
        return told;
    }

    String began(String verb, Plan plan) {
        return Belonging.claim(plan.server())
                + Ledger.append(
                        verb + "-began",
                        Map.of("run", name, "changes", "" + plan.changes().size()));
    }

    void end(String verb, String remembered, Outcome outcome) {
        String end = remembered + Ledger.append(verb + "-ended", Map.of("run", name, "outcome", word(outcome)));
        try {
            write(end);
        } catch (HostException e) {
            if (outcome instanceof Outcome.Done) {
                throw e;
            }
            // What the steps came to matters more than that it could not be written down.
            listener.news("The end of this " + verb + " could not be written to the ledger: " + e.getMessage());
        }
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done _, Outcome.Performed _ -> "done";
            case Outcome.Failed _ -> "failed";
            case Outcome.Stopped _ -> "stopped";
            case Outcome.NotConverged _ -> "not converged";
            case Outcome.Overtaken _ -> "overtaken";
            case Outcome.Unseen _ -> "unseen";
            case Outcome.Entangled _ -> "entangled";
            case Outcome.Busy _ -> "busy";
        };
    }

    /** @param looked takes every look that follows a round */
    Outcome rounds(String verb, Sight first, Supplier<Sight> look, Consumer<Sight> looked) throws InterruptedException {
        Sight sight = first;
        for (int round = 0; round < ROUNDS; round++) {
            Plan plan = sight.plan();
            listener.begins(plan);
            var performer = new HostPerformer(box, lock, images, verb, plan, sight.orphans());
            Outcome end = Outcome.unfinished(plan, Reconciler.perform(plan, performer, listener, stopAsked));
            if (end != null) {
                return end;
            }
            listener.verifies();
            sight = look.get();
            looked.accept(sight);
            if (sight.plan().isEmpty()) {
                return new Outcome.Done(sight.plan());
            }
            if (!isOnlyWhatWasHidden(plan, sight.plan())) {
                break;
            }
        }
        return new Outcome.NotConverged(sight.plan());
    }

    /** Whether a further round does nothing but what could not be seen before, and what that disturbs. */
    private static boolean isOnlyWhatWasHidden(Plan before, Plan next) {
        Set<Address> hidden = before.unseen().stream()
                .filter(thing -> thing.until() != null)
                .map(Plan.Unseen::address)
                .collect(Collectors.toSet());
        return next.changes().stream()
                .allMatch(change -> hidden.contains(change.address())
                        || hidden.stream().anyMatch(change.resource()::isDisturbedBy));
    }

    void write(String script) {
        performed(script, PATIENCE, Run::unwritable);
    }

    private static HostException unwritable(String said) {
        return new HostException(
                HostException.Reason.MEMORY_UNWRITABLE,
                "The box's memory could not be written.",
                said,
                "See that " + Prelude.MEMORY + " on the box is writable and has space left.");
    }

    private static HostException notTakenBack(AppModel app, String said) {
        return new HostException(
                HostException.Reason.NOT_TAKEN_BACK,
                "`" + app.name() + "` could not go back to what served before.",
                said,
                "`fairlead status` and `fairlead logs` tell how both are.");
    }

    /** @param failure what it means that the script failed, by what it said */
    private Answer performed(String script, Duration patience, Function<String, HostException> failure) {
        var sections = List.of(Section.doing("lock", lock.check()), Section.doing("write", script));
        Answers answers = box.run(lock.shared(), sections, FrameListener.NONE, patience);
        for (Answer answer : answers.all()) {
            if (answer instanceof Answer.Finished finished && !finished.succeeded()) {
                throw finished.section().id().equals("lock")
                        ? HostLock.takenAway()
                        : failure.apply(finished.stderr().strip());
            }
        }
        return answers.of("write");
    }
}
