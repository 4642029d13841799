package dev.fairlead.host.session;

import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.resource.Step;
import dev.fairlead.host.connection.ScriptRunner;
import dev.fairlead.host.kind.app.ContainerKind;
import dev.fairlead.host.kind.app.Pruning;
import dev.fairlead.host.look.Scope;
import dev.fairlead.host.memory.Belonging;
import dev.fairlead.host.memory.BoxMemory;
import dev.fairlead.host.memory.MigrationMark;
import dev.fairlead.host.release.Choice;
import dev.fairlead.host.release.KnownRelease;
import dev.fairlead.host.release.ReleaseQuestion;
import dev.fairlead.host.release.Releases;
import dev.fairlead.host.release.Rollback;
import dev.fairlead.host.shell.Answer;
import dev.fairlead.host.shell.Answers;
import dev.fairlead.host.shell.FrameListener;
import dev.fairlead.host.shell.Section;
import dev.fairlead.host.ssh.HostException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** The releases of a server's apps: the next one, those there were, the way back, and what no kept one needs. */
public final class Releasing {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Server server;
    private final ServerModel model;
    private final ScriptRunner box;

    Releasing(Server server, ServerModel model, ScriptRunner box) {
        this.server = server;
        this.model = model;
        this.box = box;
    }

    /**
     * Releases what the model says of these apps: their tags are looked up anew, and of all that differs on the box only
     * what a release takes is brought in line.
     */
    public Outcome deploy(Set<String> apps, ApplyListener listener, BooleanSupplier stopAsked)
            throws InterruptedException {
        var scope = new Scope.Releases(apps);
        return server.locked(
                listener, stopAsked, run -> run.deploy(() -> Moving.untouched(server.look(scope)), model, apps));
    }

    /** The releases that the box knows of. */
    public Releases known() {
        return read(ask());
    }

    private Answers ask() {
        var sections = List.of(
                Section.asking("memory", BoxMemory.PROBE),
                Section.asking("migration", MigrationMark.PROBE),
                Section.asking("releases", ReleaseQuestion.script(model.apps().keySet())));
        return box.run("", sections, FrameListener.NONE, PATIENCE);
    }

    private Releases read(Answers answers) {
        return ReleaseQuestion.read(answers.finished("releases").stdout().lines(), memory(answers));
    }

    private BoxMemory memory(Answers answers) {
        BoxMemory memory = BoxMemory.read(answers.finished("memory").stdout());
        Belonging.require(model.name(), memory);
        return memory;
    }

    /**
     * Goes back to an earlier release: all that made it up is restored, not only its image.
     *
     * @param choice of the releases that there are once nobody else can change the box
     */
    public Outcome rollback(Choice choice, ApplyListener listener, BooleanSupplier stopAsked)
            throws InterruptedException {
        return server.locked(listener, stopAsked, run -> {
            Answers answers = ask();
            Moving.requireNone(
                    MigrationMark.last(answers.finished("migration").stdout().lines()));
            KnownRelease target = choice.of(read(answers));
            if (target.isLive()) {
                return new Outcome.Performed(List.of());
            }
            AppModel app =
                    Objects.requireNonNull(model.apps().get(target.release().app()));
            return run.perform(
                    "rollback",
                    Rollback.plan(model.name(), app, target, memory(answers).live(app)));
        });
    }

    /**
     * What {@link #cleanUp} would remove: {@code image REFERENCE BYTES} or {@code release APP NUMBER}, a line each.
     *
     * @throws HostException if the box cannot tell
     */
    public List<String> removable() {
        if (model.apps().isEmpty()) {
            return List.of();
        }
        var section = Section.asking("removable", pruning(Pruning.Mode.LOOK));
        Answer.Finished answer =
                box.run("", List.of(section), FrameListener.NONE, PATIENCE).finished("removable");
        if (!answer.succeeded()) {
            throw new HostException(
                    HostException.Reason.NOT_SERVED,
                    "What could be cleaned up cannot be told.",
                    answer.stderr().strip(),
                    "fairlead doctor");
        }
        return answer.stdout().lines();
    }

    /** Removes the images and records of releases that are no longer kept. */
    public Outcome cleanUp(ApplyListener listener, BooleanSupplier stopAsked) throws InterruptedException {
        Step step = Step.slow(
                "remove what no kept release needs",
                model.apps().keySet().stream().map(ContainerKind::at).toList(),
                pruning(Pruning.Mode.REMOVE));
        Plan plan = Rollback.inOrder(model.name(), List.of(step));
        return server.locked(listener, stopAsked, run -> run.perform("cleanup", plan));
    }

    private String pruning(Pruning.Mode mode) {
        var keep = new LinkedHashMap<String, Integer>();
        model.apps().forEach((name, app) -> keep.put(name, app.app().keepReleases()));
        return Pruning.script(keep, mode);
    }
}
