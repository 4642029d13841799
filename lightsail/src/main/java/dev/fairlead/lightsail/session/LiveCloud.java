package dev.fairlead.lightsail.session;

import dev.fairlead.core.apply.Reconciler;
import dev.fairlead.core.apply.StepListener;
import dev.fairlead.core.apply.StepOutcome;
import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.InvalidModelException;
import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.core.model.Lightsail;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.plan.Ignoring;
import dev.fairlead.core.plan.Manifest;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.plan.Planner;
import dev.fairlead.core.resource.Action;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.lightsail.account.Access;
import dev.fairlead.lightsail.account.Account;
import dev.fairlead.lightsail.account.Overview;
import dev.fairlead.lightsail.account.Snapshot;
import dev.fairlead.lightsail.api.LightsailApi;
import dev.fairlead.lightsail.api.LightsailException;
import dev.fairlead.lightsail.api.Patience;
import dev.fairlead.lightsail.expansion.LightsailExpansion;
import dev.fairlead.lightsail.expansion.MonthlyCost;
import dev.fairlead.lightsail.expansion.Ownership;
import dev.fairlead.lightsail.expansion.Placement;
import dev.fairlead.lightsail.expansion.Shared;
import dev.fairlead.lightsail.expansion.Snapshots;
import dev.fairlead.lightsail.kind.InstanceKind;
import dev.fairlead.lightsail.kind.LightsailKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The section {@code lightsail} of a model, and the region that it speaks of. */
public final class LiveCloud implements Cloud {
    /** How long a list may lag behind what was done. */
    private static final Duration LAG = Duration.ofSeconds(10);

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final ServerModel model;
    private final Lightsail lightsail;
    private final LightsailApi api;
    private final Patience patience;
    private final @Nullable String publicKey;
    private final Instant now;
    private final String stamp;
    private final Ignoring ignoring;

    private LiveCloud(
            ServerModel model,
            Lightsail lightsail,
            LightsailApi api,
            Patience patience,
            @Nullable String key,
            Instant now) {
        this.model = model;
        this.lightsail = lightsail;
        this.api = api;
        this.patience = patience;
        this.publicKey = key;
        this.now = now;
        this.stamp = STAMP.format(now);
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        this.ignoring = Ignoring.of(model.drift().live(today), model.drift().over(today));
    }

    /**
     * Asks nothing yet.
     *
     * @param model has a section {@code lightsail}
     * @param publicKey what stands in the file of the key pair; null where there is no such file
     * @param now names the snapshots of this command, and ends what is ignored for a time
     */
    public static Cloud open(
            ServerModel model,
            Map<String, String> environment,
            Patience patience,
            @Nullable String publicKey,
            Instant now) {
        Lightsail lightsail = Objects.requireNonNull(model.lightsail());
        var api = LightsailApi.open(lightsail.region(), environment, patience);
        return new LiveCloud(model, lightsail, api, patience, publicKey, now);
    }

    @Override
    public CloudSight look(Consumer<String> told) {
        Overview overview = api.overview(told);
        Account account = overview.account();
        requireOurs(account);
        requireKey(account);
        var expansion =
                new LightsailExpansion(model.name(), lightsail, publicKey, Snapshots.before(model.name(), stamp));
        Plan plan = plan(expansion.resources(), account, notes(account));
        Change<?> instance = plan.changes().stream()
                .filter(change -> change.resource().kind() instanceof InstanceKind)
                .findFirst()
                .orElse(null);
        if (instance != null && (instance.action() == Action.CREATE || instance.action() == Action.REPLACE)) {
            var making = new Making(model, lightsail, overview);
            making.requirePossible(api.blueprints(told));
            plan = instance.action() == Action.CREATE
                    ? created(plan, expansion, making, account, told)
                    : replaced(plan, instance, making, account);
        }
        plan = plan.noting(ignoring.notes(LightsailKind.REALM, expansion.resources(), plan));
        return sight(plan, overview, lightsail.bundle());
    }

    /** Where an earlier run was cut short between the old instance and the new one, it is gone on with. */
    private Plan created(
            Plan plan, LightsailExpansion expansion, Making making, Account account, Consumer<String> told) {
        Snapshot cutShort = Snapshots.interrupted(api.snapshots(told), model.name(), lightsail.blueprint());
        boolean isDestroyed =
                lightsail.staticIp() != null && !account.staticIps().containsKey(lightsail.staticIp());
        if (cutShort == null || isDestroyed) {
            return plan;
        }
        making.requireRoom(cutShort.sizeGb());
        var notes = new ArrayList<>(notes(account));
        notes.add("A run that made `" + model.name()
                + "` anew did not come to its end: the instance gets its disk from the" + " snapshot `"
                + cutShort.name() + "`. Delete that first to begin with an empty one.");
        return plan(expansion.from(cutShort.name()).resources(), account, notes);
    }

    private Plan replaced(Plan plan, Change<?> instance, Making making, Account account) {
        requireMark(account);
        String lost = making.whatIsLost(instance, Snapshots.before(model.name(), stamp));
        if (!instance.touches("blueprint")) {
            making.requireRoomOf(account.instances().get(model.name()));
        }
        return plan.noting(List.of(lost));
    }

    @Override
    public CloudSight settled(Supplier<CloudSight> look) {
        var last = new AtomicReference<CloudSight>();
        patience.until(LAG, () -> {
            last.set(look.get());
            return last.get().plan().isEmpty();
        });
        return last.get();
    }

    @Override
    public CloudStatus status(Consumer<String> told) {
        return CloudStatus.of(model.name(), api.overview(told), api.lastSnapshot(model.name(), told));
    }

    @Override
    public CloudSight lookForDestruction(FinalSnapshot snapshot, Consumer<String> told) {
        Overview overview = api.overview(told);
        Account account = overview.account();
        requireOurs(account);
        String name = switch (snapshot) {
            case TAKEN -> Snapshots.last(model.name(), stamp);
            case NONE -> null;
        };
        var expansion = new LightsailExpansion(model.name(), lightsail, publicKey, name);
        var notes = new ArrayList<>(notes(account));
        if (account.instances().containsKey(model.name())) {
            notes.add("The daily snapshots of the instance go with it. "
                    + (name == null
                            ? "Nothing of its disk is kept."
                            : "Its disk is kept in the snapshot `" + name + "`, which is billed until you delete it."));
        }
        noteShared(account, notes);
        return sight(plan(expansion.destruction(account), account, notes), overview, null);
    }

    @Override
    public Plan planMigrationSnapshot(Consumer<String> told) {
        requireOurs(api.overview(told).account());
        return MigrationSnapshot.plan(model.name(), stamp, api.snapshots(told), now);
    }

    private void noteShared(Account account, List<String> notes) {
        Lightsail.KeyPair keyPair = lightsail.keyPair();
        String user = keyPair == null ? null : Shared.keyPair(account, keyPair.name(), model.name());
        if (keyPair != null && user != null) {
            notes.add("The key pair `" + keyPair.name() + "` stays: `" + user + "` was made with it too.");
        }
        if (lightsail.staticIp() != null && Shared.isStaticIp(account, lightsail.staticIp(), model.name())) {
            notes.add("The static IP `" + lightsail.staticIp() + "` stays: it leads to another instance.");
        }
    }

    @Override
    public Map<Integer, StepOutcome> perform(Plan plan, StepListener listener, BooleanSupplier stopAsked)
            throws InterruptedException {
        return Reconciler.perform(plan, new LightsailPerformer(api), listener, stopAsked);
    }

    @Override
    public Access access(Duration limit, Consumer<String> told) {
        return api.access(model.name(), limit, told);
    }

    @Override
    public void close() {
        api.close();
    }

    private Plan plan(List<Resource<?>> resources, Account account, List<String> notes) {
        var observations = Placement.observations(account, resources);
        return Planner.plan(model.name(), resources, observations, remembered(resources, account), notes, ignoring);
    }

    /** The mark says that an apply was here before; so what is off the model now was changed since. */
    private Manifest remembered(List<Resource<?>> resources, Account account) {
        boolean isOurs = account.instances().containsKey(model.name())
                && Ownership.of(account, model.name()) instanceof Ownership.Ours;
        if (!isOurs) {
            return Manifest.EMPTY;
        }
        var entries = new LinkedHashMap<Address, Manifest.Entry>();
        resources.forEach(resource ->
                entries.put(resource.address(), new Manifest.Entry(Manifest.Entry.UNKNOWN, Manifest.Origin.FOUND)));
        return new Manifest(entries);
    }

    private List<String> notes(Account account) {
        var notes = new ArrayList<String>();
        if (Ownership.of(account, model.name()) instanceof Ownership.Unmarked) {
            notes.add("The instance `" + model.name() + "` bears no mark of Fairlead: somebody made it by hand, or took"
                    + " its tag `" + LightsailExpansion.OWNER + "` away. An apply marks it.");
        }
        return notes;
    }

    private CloudSight sight(Plan plan, Overview overview, @Nullable String bundle) {
        Account account = overview.account();
        return new CloudSight(
                plan,
                account,
                Ownership.of(account, model.name()),
                MonthlyCost.of(account.instances().get(model.name()), bundle, overview.bundles()));
    }

    private void requireOurs(Account account) {
        if (Ownership.of(account, model.name()) instanceof Ownership.Others(String other)) {
            throw new LightsailException(
                    LightsailException.Reason.REFUSED,
                    "The instance `" + model.name() + "` belongs to the model " + Quoted.of(other) + ".",
                    "Its tag `" + LightsailExpansion.OWNER + "` says so.",
                    "Give this server another `name`; or, if it is the same server, change the tag.");
        }
    }

    private void requireKey(Account account) {
        Lightsail.KeyPair keyPair = lightsail.keyPair();
        if (keyPair != null && publicKey == null && !account.keyPairs().contains(keyPair.name())) {
            throw new InvalidModelException(
                    Diagnostic.of("The public key " + Quoted.of(keyPair.publicKeyFile()) + " cannot be read.")
                            .at(model.locate("lightsail.keyPair.publicKeyFile"))
                            .why("Lightsail has no key pair `" + keyPair.name() + "` yet, which is made from it.")
                            .fix("Name the file with the public half of your key, or make one with `ssh-keygen`."));
        }
    }

    private void requireMark(Account account) {
        if (Ownership.of(account, model.name()) instanceof Ownership.Unmarked) {
            throw new LightsailException(
                    LightsailException.Reason.REFUSED,
                    "The instance `" + model.name() + "` would have to be made anew, and bears no mark of Fairlead.",
                    "Somebody made it by hand, and may need it as it is.",
                    "Put its zone, blueprint and bundle into the model as they are and apply, which marks it; then"
                            + " change the model.");
        }
    }
}
