package dev.fairlead.host.look;

import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.plan.Ignoring;
import dev.fairlead.core.plan.Manifest;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.plan.Planner;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.host.connection.ScriptRunner;
import dev.fairlead.host.expansion.Expansion;
import dev.fairlead.host.expansion.Kinds;
import dev.fairlead.host.kind.UnitFiles;
import dev.fairlead.host.kind.app.EnvKind;
import dev.fairlead.host.kind.app.VolumeKind;
import dev.fairlead.host.kind.system.ServiceKind;
import dev.fairlead.host.memory.Belonging;
import dev.fairlead.host.memory.BoxMemory;
import dev.fairlead.host.memory.MigrationMark;
import dev.fairlead.host.memory.Release;
import dev.fairlead.host.registry.RegistryException;
import dev.fairlead.host.shared.SharedDatabase;
import dev.fairlead.host.shell.Answer;
import dev.fairlead.host.shell.Answers;
import dev.fairlead.host.shell.FrameListener;
import dev.fairlead.host.shell.Section;
import dev.fairlead.templates.NginxSite;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a box once: asks everything in one question, and a second one only for what the first answer brought up
 * (things the model no longer names, an image whose tag nobody has looked up).
 */
public final class Look {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String MEMORY = "memory";
    private static final String DATABASES = "databases";
    private static final String NGINX = "nginx-version";
    private static final String MIGRATION = "migration";

    private final ServerModel model;
    private final Values values;
    private final ScriptRunner box;
    private final Scope scope;
    private final Ignoring ignoring;
    private final Map<Address, Observation> observations = new LinkedHashMap<>();
    private final Map<String, String> resolved = new HashMap<>();
    private final Map<String, String> unresolved = new HashMap<>();
    private final List<String> notes = new ArrayList<>();
    private NginxSite.Http2 http2 = NginxSite.Http2.OPTION_OF_LISTEN;
    private boolean hasLearned;
    private @Nullable MigrationMark migration;

    private Look(ServerModel model, Values values, ScriptRunner box, Scope scope, LocalDate today) {
        this.model = model;
        this.values = values;
        this.box = box;
        this.scope = scope;
        this.ignoring = Ignoring.of(model.drift().live(today), model.drift().over(today));
    }

    /**
     * @param last what is known from an earlier look, which saves the second question; never relied on
     * @param today in UTC, as it ends what is ignored for a time
     */
    public static Sight at(
            ServerModel model, Values values, ScriptRunner box, BoxMemory last, Scope scope, LocalDate today) {
        return new Look(model, values, box, scope, today).look(last);
    }

    private Sight look(BoxMemory last) {
        Map<String, TagLookup> begun = lookups();
        BoxMemory memory = askAll(last);
        Belonging.require(model.name(), memory);
        for (AppModel app : model.apps().values()) {
            resolve(app, memory, begun.get(app.name()));
        }
        var known = new Known(values, memory, resolved, http2);
        var guessed = new Known(values, last, Map.of(), http2);
        hasLearned =
                model.apps().values().stream().anyMatch(app -> !Objects.equals(known.digest(app), guessed.digest(app)));
        forgetOtherColours(known, guessed);
        List<Resource<?>> resources = Expansion.resources(model, known);
        Map<Address, Resource<?>> orphans = switch (scope) {
            case Scope.Whole _ -> orphans(memory.manifest(), resources);
            case Scope.Releases _, Scope.Secrets _, Scope.Image _, Scope.Beside _, Scope.Jobs _, Scope.Site _ ->
                Map.of();
        };
        List<Resource<?>> all = switch (scope) {
            case Scope.Whole _ -> Orphans.placed(withUnitsOf(orphans.keySet(), resources), orphans.values());
            case Scope.Releases releases -> Expansion.ofReleases(resources, releases.apps());
            case Scope.Secrets secrets -> Expansion.ofReleases(resources, Set.of(secrets.app()));
            case Scope.Image image -> Expansion.ofImage(model, resources, image.app());
            case Scope.Beside beside -> Expansion.beside(model, resources, beside.app());
            case Scope.Jobs jobs -> Expansion.ofJobs(resources, jobs.app());
            case Scope.Site site ->
                Expansion.ofSite(
                        model,
                        resources,
                        site.app(),
                        address -> observations.get(address) instanceof Observation.Present);
        };
        askRest(all);
        if (!(scope instanceof Scope.Whole)) {
            leaveUnits(all);
        }
        hideWhatLacksSecrets(all);
        unresolved.forEach((app, reason) -> Expansion.needingImage(model, app, known)
                .forEach(address -> observations.put(address, Observation.unknown(reason))));
        note(memory);
        noteEmptyVolumes(memory, resources);
        var digests = new LinkedHashMap<String, String>();
        for (AppModel app : model.apps().values()) {
            String digest = known.digest(app);
            if (digest != null) {
                digests.put(app.name(), digest);
            }
        }
        Plan plan = Planner.plan(model.name(), all, observations, memory.manifest(), List.copyOf(notes), ignoring);
        plan = plan.noting(Gap.notes(model, plan));
        plan = plan.noting(LostMounts.notes(plan)).noting(LostMounts.ofForgetful(plan));
        if (scope instanceof Scope.Whole) {
            plan = plan.noting(ignoring.notes(Address.HOST, all, plan));
        }
        boolean isSettled = plan.isEmpty() && Remembering.isComplete(model, plan, orphans.keySet(), memory, digests);
        return new Sight(plan, memory, Set.copyOf(orphans.keySet()), digests, isSettled, migration);
    }

    /** A unit whose last file in the model went reads what is left of its files once more. */
    private static List<Resource<?>> withUnitsOf(Set<Address> orphans, List<Resource<?>> resources) {
        var all = new ArrayList<>(resources);
        for (Address orphan : orphans) {
            String unit = UnitFiles.unit(orphan.name());
            if (unit != null
                    && all.stream().noneMatch(resource -> resource.address().equals(ServiceKind.at(unit)))) {
                all.add(ServiceKind.having(unit, ""));
            }
        }
        return all;
    }

    private void leaveUnits(List<Resource<?>> resources) {
        for (Resource<?> resource : resources) {
            if (resource.kind() == ServiceKind.SERVICE) {
                observations.computeIfPresent(
                        resource.address(), (address, observation) -> ServiceKind.asLoaded(observation));
            }
        }
    }

    /** An app that has been switched since the last look was asked for in the colour that serves no more. */
    private void forgetOtherColours(Known known, Known guessed) {
        for (AppModel app : model.apps().values()) {
            if (known.live(app) != guessed.live(app)) {
                observations.keySet().removeAll(Expansion.inItsColour(app));
            }
        }
    }

    private BoxMemory askAll(BoxMemory last) {
        var question = new HostQuestion(Expansion.resources(model, new Known(values, last, Map.of(), http2)));
        var sections = new ArrayList<Section>();
        sections.add(Section.asking(MEMORY, BoxMemory.PROBE));
        sections.add(Section.asking(DATABASES, SharedDatabase.probe(model)));
        boolean isSecured = model.apps().values().stream().anyMatch(app -> app.tls() != null);
        if (isSecured) {
            sections.add(Section.asking(NGINX, NginxVersion.PROBE));
        }
        sections.add(Section.asking(MIGRATION, MigrationMark.PROBE));
        sections.addAll(question.sections());
        Answers answers = box.run("", sections, FrameListener.NONE, PATIENCE);
        observations.putAll(question.read(answers));
        noteDatabases(answers.of(DATABASES));
        if (isSecured) {
            http2 = NginxVersion.read(answers.finished(NGINX).stdout().lines());
        }
        if (answers.of(MIGRATION) instanceof Answer.Finished finished) {
            migration = MigrationMark.last(finished.stdout().lines());
        }
        return BoxMemory.read(answers.finished(MEMORY).stdout());
    }

    private void askRest(List<Resource<?>> resources) {
        var rest = new ArrayList<Resource<?>>();
        for (Resource<?> resource : resources) {
            Observation seen = observations.get(resource.address());
            if (seen == null || isToAskAgain(seen)) {
                rest.add(resource);
            }
        }
        if (!rest.isEmpty()) {
            var question = new HostQuestion(rest);
            observations.putAll(question.read(box.run("", question.sections(), FrameListener.NONE, PATIENCE)));
        }
    }

    /** What reads variables that are not known is not to be started with what happens to be there. */
    private void hideWhatLacksSecrets(List<Resource<?>> resources) {
        for (Resource<?> env : resources) {
            if (env.kind() == EnvKind.ENV && observations.get(env.address()) instanceof Observation.Unknown unknown) {
                resources.stream()
                        .filter(reader -> reader.after().contains(env.address()))
                        .forEach(reader -> observations.put(reader.address(), unknown));
            }
        }
    }

    /** What was unknown for want of a digest may be known with it. */
    private boolean isToAskAgain(Observation observation) {
        return observation instanceof Observation.Unknown && hasLearned;
    }

    /** What must be asked whatever the box says, so that nobody waits for the one and then for the other. */
    private Map<String, TagLookup> lookups() {
        var begun = new LinkedHashMap<String, TagLookup>();
        for (AppModel app : model.apps().values()) {
            if (app.app().digest() == null && scope.isReleasing(app.name())) {
                begun.put(app.name(), TagLookup.begin(new Registries(model, values), app));
            }
        }
        return begun;
    }

    private void resolve(AppModel app, BoxMemory memory, @Nullable TagLookup begun) {
        if (begun == null && (app.app().digest() != null || memory.digest(app) != null)) {
            return;
        }
        TagLookup lookup = begun == null ? TagLookup.begin(new Registries(model, values), app) : begun;
        try {
            resolved.put(app.name(), lookup.digest());
        } catch (RegistryException e) {
            unresolved.put(app.name(), e.getMessage() == null ? "The registry could not be asked." : e.getMessage());
        }
    }

    private Map<Address, Resource<?>> orphans(Manifest manifest, List<Resource<?>> resources) {
        var named = new LinkedHashSet<Address>();
        resources.forEach(resource -> named.add(resource.address()));
        var orphans = new LinkedHashMap<Address, Resource<?>>();
        manifest.entries().forEach((address, entry) -> {
            if (entry.origin() == Manifest.Origin.MADE && !named.contains(address)) {
                Resource<?> orphan = Kinds.orphan(address);
                if (orphan != null) {
                    orphans.put(address, orphan);
                }
            }
        });
        if (orphans.values().removeIf(orphan -> Orphans.isOfForgottenLogin(orphan, model))) {
            notes.add("The model has nothing more of the user `" + model.ssh().user()
                    + "`. As Fairlead logs in as that user, what it has on the box stays.");
        }
        return orphans;
    }

    /** Data does not move along when the model gives a volume another place. */
    private void noteEmptyVolumes(BoxMemory memory, List<Resource<?>> resources) {
        var named = new LinkedHashSet<Address>();
        var fresh = new ArrayList<String>();
        for (Resource<?> resource : resources) {
            named.add(resource.address());
            if (resource.kind() == VolumeKind.VOLUME
                    && observations.get(resource.address()) instanceof Observation.Absent) {
                fresh.add("`" + resource.address().name() + "`");
            }
        }
        List<String> left = memory.manifest().entries().keySet().stream()
                .filter(address -> address.kind().equals(VolumeKind.VOLUME.name()) && !named.contains(address))
                .map(address -> "`" + address.name() + "`")
                .toList();
        if (!fresh.isEmpty() && !left.isEmpty()) {
            notes.add("The app starts with empty " + String.join(", ", fresh) + ". Its data stays in "
                    + String.join(", ", left) + ": move it first if the app is to keep it.");
        }
    }

    /** What a release has left behind that the model does not know of. */
    private void noteReleases(BoxMemory memory) {
        for (Release begun : memory.unfinished()) {
            notes.add("The release of " + begun.app() + " " + begun.tag() + " that " + by(begun) + " began at "
                    + begun.at() + " did not come to its end. What it left is part of this plan.");
        }
        for (AppModel app : model.apps().values()) {
            Release last = memory.last(app.name());
            if (last != null && !last.tag().equals(app.app().tag()) && !scope.isReleasing(app.name())) {
                notes.add(by(last) + " released " + app.name() + " " + last.tag() + " at " + last.at() + ", and `"
                        + app.at("app.tag") + "` says " + app.app().tag() + ". An apply goes to what the model says.");
            }
        }
    }

    private static String by(Release release) {
        return release.by().isEmpty() ? "Somebody" : release.by();
    }

    /** What is not known of them is no reason to hold up a plan. */
    private void noteDatabases(Answer answer) {
        if (answer instanceof Answer.Finished finished) {
            List<String> values = finished.stdout().lines().stream()
                    .filter(line -> line.startsWith(SharedDatabase.WORD + " "))
                    .map(line -> line.substring(SharedDatabase.WORD.length() + 1))
                    .toList();
            SharedDatabase.read(values, model).forEach(database -> notes.add(database.note()));
        }
    }

    private void note(BoxMemory memory) {
        if (migration != null && migration.isUnderWay()) {
            notes.add(migration.sentence() + " An apply waits until it is done or abandoned: fairlead migrate status.");
        }
        if (memory.unreadable() > 0) {
            notes.add("Part of the box's memory could not be read (" + memory.unreadable()
                    + " damaged). Fairlead may no longer know what it made there, and leaves standing what it does not"
                    + " know when it is dropped from the model.");
        }
        noteReleases(memory);
    }
}
