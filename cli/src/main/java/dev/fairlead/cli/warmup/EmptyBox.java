package dev.fairlead.cli.warmup;

import dev.fairlead.cli.line.Box;
import dev.fairlead.cli.process.Environment;
import dev.fairlead.core.apply.Performer;
import dev.fairlead.core.apply.Reconciler;
import dev.fairlead.core.apply.StepOutcome;
import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.Secret;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.plan.Manifest;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.plan.Planner;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.host.daily.Daily;
import dev.fairlead.host.doctor.Diagnosis;
import dev.fairlead.host.lock.LockHolder;
import dev.fairlead.host.look.Sight;
import dev.fairlead.host.look.UnseenBox;
import dev.fairlead.host.memory.BoxMemory;
import dev.fairlead.host.release.Choice;
import dev.fairlead.host.release.Releases;
import dev.fairlead.host.secrets.SecretStatus;
import dev.fairlead.host.session.ApplyListener;
import dev.fairlead.host.session.Moving;
import dev.fairlead.host.session.Outcome;
import dev.fairlead.host.session.Server;
import dev.fairlead.host.status.StatusReport;
import dev.fairlead.host.takeover.Found;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A box on which nothing is, and where every step succeeds without being performed. */
record EmptyBox(ServerModel model) implements Box {
    static Box open(ServerModel model, Environment environment, @Nullable PrintStream log) {
        return new EmptyBox(model);
    }

    @Override
    public Sight look() {
        List<Resource<?>> resources = UnseenBox.resources(model);
        Map<Address, Observation> absent = new LinkedHashMap<>();
        resources.forEach(resource -> absent.put(resource.address(), Observation.absent()));
        Plan plan = Planner.plan(model.name(), resources, absent, Manifest.EMPTY, List.of());
        var memory = new BoxMemory(UnseenBox.KEY, Manifest.EMPTY, List.of(), List.of(), Set.of(), null, null, 0);
        return new Sight(plan, memory, Set.of(), Map.of(), false, null);
    }

    @Override
    public StatusReport status() {
        var nothing = new StatusReport.Usage(0, 0);
        return new StatusReport("nothing", 0, "0", nothing, nothing, nothing, List.of(), null);
    }

    @Override
    public Outcome apply(Sight shown, ApplyListener listener, BooleanSupplier stopAsked) throws InterruptedException {
        Performer nothing = (batch, hears) -> batch.forEach(step -> {
            hears.began(step);
            hears.ended(step, new StepOutcome.Succeeded());
        });
        listener.begins(shown.plan());
        Reconciler.perform(shown.plan(), nothing, listener, stopAsked);
        listener.verifies();
        return new Outcome.Done(shown.plan());
    }

    @Override
    public Outcome applyUnseen(ApplyListener listener, BooleanSupplier stopAsked) throws InterruptedException {
        return apply(look(), listener, stopAsked);
    }

    @Override
    public Outcome whileLocked(ApplyListener listener, BooleanSupplier stopAsked, Server.Changing work)
            throws InterruptedException {
        return work.perform();
    }

    @Override
    public void awaitConnection() {}

    @Override
    public void awaitFirstBoot(Consumer<String> said) {}

    @Override
    public Outcome deploy(Set<String> apps, ApplyListener listener, BooleanSupplier stopAsked)
            throws InterruptedException {
        return apply(look(), listener, stopAsked);
    }

    @Override
    public Releases releases() {
        return new Releases(List.of(), List.of());
    }

    @Override
    public Outcome rollback(Choice choice, ApplyListener listener, BooleanSupplier stopAsked) {
        return new Outcome.Performed(List.of());
    }

    @Override
    public List<SecretStatus> secrets() {
        return List.of();
    }

    @Override
    public Outcome rotate(AppModel app, String secret, int length, ApplyListener listener, BooleanSupplier stopAsked) {
        return new Outcome.Performed(List.of());
    }

    @Override
    public Outcome set(AppModel app, String secret, Secret value, ApplyListener listener, BooleanSupplier stopAsked) {
        return new Outcome.Performed(List.of());
    }

    @Override
    public List<String> removable() {
        return List.of();
    }

    @Override
    public Outcome cleanUp(ApplyListener listener, BooleanSupplier stopAsked) {
        return new Outcome.Performed(List.of());
    }

    @Override
    public @Nullable LockHolder unlock() {
        return null;
    }

    @Override
    public void close() {}

    @Override
    public Moving moving() {
        throw new UnsupportedOperationException("Nothing moves here.");
    }

    @Override
    public Daily daily() {
        throw new UnsupportedOperationException("Nothing runs here.");
    }

    @Override
    public Found found() {
        return new Found(null, null, null, List.of(), List.of());
    }

    @Override
    public Diagnosis diagnose() {
        return new Diagnosis(model.name(), List.of());
    }
}
