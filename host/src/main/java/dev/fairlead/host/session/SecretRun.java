package dev.fairlead.host.session;

import dev.fairlead.host.look.Sight;
import dev.fairlead.host.memory.Release;
import dev.fairlead.host.ssh.HostException;
import java.util.List;
import java.util.function.Supplier;

/** Gives one secret another value and releases it; what comes to nothing leaves the old value behind. */
record SecretRun(Run run, SecretChange change) {

    /** Changes nothing unless the secret is all that will differ. */
    Outcome rotate(Supplier<Sight> look) throws InterruptedException {
        Sight before = look.get();
        if (before.plan().hasUnknown()) {
            return new Outcome.Unseen(before.plan());
        }
        if (!change.isAlone(before.plan())) {
            return new Outcome.Entangled(before.plan());
        }
        run.write(run.began("rotate", before.plan()));
        run.write(change.store());
        return released("rotate", look.get(), look);
    }

    /** Keeps the value in any case, unless a look refuses, and releases it where the app runs already and nothing else differs. */
    Outcome set(Supplier<Sight> look) throws InterruptedException {
        Sight _ = look.get();
        run.write(change.store());
        Sight now = look.get();
        run.write(run.began("set", now.plan()));
        boolean runs = now.memory().last(change.app().name()) != null;
        if (!runs || now.plan().hasUnknown() || !change.isAlone(now.plan())) {
            var kept = new Outcome.Performed(List.of());
            run.end("set", "", kept);
            return kept;
        }
        return released("set", now, look);
    }

    private Outcome released(String verb, Sight now, Supplier<Sight> look) throws InterruptedException {
        Release serving = now.memory().last(change.app().name());
        Outcome outcome =
                now.plan().isEmpty() ? new Outcome.Done(now.plan()) : run.rounds(verb, now, look, sight -> {});
        if (!(outcome instanceof Outcome.Done)) {
            putBack(serving == null ? ":\n" : change.back(serving));
        }
        run.end(verb, "", outcome);
        return outcome;
    }

    private void putBack(String script) {
        try {
            run.write(script);
        } catch (HostException e) {
            run.listener().news("The old value could not be put back: " + e.getMessage());
        }
    }
}
