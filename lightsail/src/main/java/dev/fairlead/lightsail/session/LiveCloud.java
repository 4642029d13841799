package dev.fairlead.lightsail.session;

import dev.fairlead.core.apply.Reconciler;
import dev.fairlead.core.apply.StepListener;
import dev.fairlead.core.apply.StepOutcome;
import dev.fairlead.core.model.Lightsail;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.plan.Ignoring;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.plan.PlannedStep;
import dev.fairlead.core.resource.Action;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.lightsail.account.Access;
import dev.fairlead.lightsail.account.Account;
import dev.fairlead.lightsail.account.DiskSnapshot;
import dev.fairlead.lightsail.account.Listing;
import dev.fairlead.lightsail.account.Overview;
import dev.fairlead.lightsail.account.Snapshot;
import dev.fairlead.lightsail.api.LightsailApi;
import dev.fairlead.lightsail.api.LightsailException;
import dev.fairlead.lightsail.api.Patience;
import dev.fairlead.lightsail.call.LightsailCall;
import dev.fairlead.lightsail.expansion.LightsailExpansion;
import dev.fairlead.lightsail.expansion.Memory;
import dev.fairlead.lightsail.expansion.MonthlyCost;
import dev.fairlead.lightsail.expansion.Ownership;
import dev.fairlead.lightsail.expansion.Placement;
import dev.fairlead.lightsail.expansion.Snapshots;
import dev.fairlead.lightsail.kind.DiskKind;
import dev.fairlead.lightsail.kind.InstanceKind;
import dev.fairlead.lightsail.kind.LightsailKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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
    /** How the plan of the last look is to be written down; null where there is nothing to remember of it. */
    private @Nullable Remembering remembering;

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
        Overview overview = api.overview(Listing.of(lightsail), told);
        var requirements = new Requirements(model, lightsail, overview.account());
        requirements.all(publicKey);
        var expansion = new LightsailExpansion(model.name(), lightsail, publicKey, Snapshots.before(stamp))
                .in(overview.account());
        var survey = Survey.of(model.name(), overview.account(), requirements, ignoring, expansion, api, told);
        remembering = new Remembering(model.name(), survey.memory(), survey.named());
        Plan plan = survey.plan(expansion);
        Map<String, DiskSnapshot> disks = interruptedDisks(plan, requirements, told);
        if (!disks.isEmpty()) {
            var origins = new TreeMap<String, String>();
            disks.forEach((disk, snapshot) -> origins.put(disk, snapshot.name()));
            expansion = expansion.disksFrom(origins);
            plan = survey.plan(expansion);
        }
        Change<?> instance = changeOf(plan);
        if (instance != null) {
            new Making(model, lightsail, overview).requireAddresses();
        }
        if (instance != null && (instance.action() == Action.CREATE || instance.action() == Action.REPLACE)) {
            var making = new Making(model, lightsail, overview);
            making.requirePossible(api.blueprints(told));
            plan = instance.action() == Action.CREATE
                    ? created(plan, expansion, making, survey, told)
                    : replaced(plan, instance, making, requirements);
        }
        plan = plan.noting(DiskNotes.of(plan, survey.account(), lightsail))
                .noting(AddressNotes.of(plan, survey.account()))
                .noting(new OtherKey(model, survey.account(), survey.memory()).notes(plan))
                .noting(ignoring.notes(LightsailKind.REALM, expansion.resources(), plan));
        return sight(plan, overview, lightsail.bundle());
    }

    private static @Nullable Change<?> changeOf(Plan plan) {
        return plan.changes().stream()
                .filter(change -> change.resource().kind() instanceof InstanceKind)
                .findFirst()
                .orElse(null);
    }

    /** Disks that a run took away to make them anew, and did not come to that. */
    private Map<String, DiskSnapshot> interruptedDisks(Plan plan, Requirements requirements, Consumer<String> told) {
        List<String> missing = plan.changes().stream()
                .filter(change -> change.resource().kind() instanceof DiskKind && change.action() == Action.CREATE)
                .map(change -> change.address().name())
                .toList();
        if (missing.isEmpty()) {
            return Map.of();
        }
        Map<String, DiskSnapshot> found = Snapshots.interrupted(api.diskSnapshots(told), missing);
        found.forEach((disk, snapshot) -> requirements.room(disk, snapshot.sizeInGb()));
        return found;
    }

    /** Where an earlier run was cut short between the old instance and the new one, it is gone on with. */
    private Plan created(Plan plan, LightsailExpansion expansion, Making making, Survey survey, Consumer<String> told) {
        Snapshot cutShort = Snapshots.interrupted(api.snapshots(told), model.name(), lightsail.blueprint());
        boolean isDestroyed =
                lightsail.staticIp() != null && !survey.account().staticIps().containsKey(lightsail.staticIp());
        if (cutShort == null || isDestroyed) {
            return plan;
        }
        making.requireRoom(cutShort.sizeGb());
        return survey.plan(expansion.from(cutShort.name()))
                .noting(List.of("A run that made `" + model.name()
                        + "` anew did not come to its end: the instance gets its disk from the snapshot `"
                        + cutShort.name() + "`. Delete that first to begin with an empty one."));
    }

    private Plan replaced(Plan plan, Change<?> instance, Making making, Requirements requirements) {
        requirements.mark();
        if (!instance.touches("blueprint")) {
            making.requireRoomOf(requirements.account().instances().get(model.name()));
        }
        return plan.noting(List.of(making.whatIsLost(instance, model.name() + Snapshots.before(stamp))));
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
        return CloudStatus.of(
                model.name(), api.overview(Listing.of(lightsail), told), api.lastSnapshot(model.name(), told));
    }

    @Override
    public CloudSight lookForDestruction(FinalSnapshot snapshot, Consumer<String> told) {
        Overview overview = api.overview(Listing.of(lightsail), told);
        Account account = overview.account();
        var requirements = new Requirements(model, lightsail, account);
        requirements.ours();
        String behind = switch (snapshot) {
            case TAKEN -> Snapshots.last(stamp);
            case NONE -> null;
        };
        var expansion = new LightsailExpansion(model.name(), lightsail, publicKey, behind).in(account);
        remembering = null;
        var survey = Survey.of(model.name(), account, requirements, ignoring);
        Memory made = made(requirements, told);
        List<Resource<?>> ours = expansion.destruction(account, made::isOfOneMade);
        var found = new ArrayList<>(Placement.present(account, expansion.destruction(account, any -> true)));
        found.removeAll(ours.stream().map(Resource::address).toList());
        Plan plan = survey.plan(ours)
                .noting(new Farewell(model.name(), lightsail, account, behind, List.copyOf(found)).notes());
        return sight(plan, overview, null);
    }

    /** What says which things Fairlead made: the instance; once that is gone, the snapshot that was taken before. */
    private Memory made(Requirements requirements, Consumer<String> told) {
        if (requirements.account().instances().containsKey(model.name())) {
            return Memory.of(requirements.tags());
        }
        Snapshot last = Snapshots.latestFinal(api.snapshots(told), model.name());
        return last == null ? Memory.EMPTY : Memory.of(last.tags());
    }

    @Override
    public Plan planMigrationSnapshot(Consumer<String> told) {
        remembering = null;
        new Requirements(
                        model,
                        lightsail,
                        api.overview(Listing.of(lightsail), told).account())
                .ours();
        return MigrationSnapshot.plan(model.name(), stamp, api.snapshots(told), now);
    }

    @Override
    public Map<Integer, StepOutcome> perform(Plan plan, StepListener listener, BooleanSupplier stopAsked)
            throws InterruptedException {
        Map<Integer, StepOutcome> outcomes = Reconciler.perform(plan, new LightsailPerformer(api), listener, stopAsked);
        LightsailCall.SetTags memory = remembering == null ? null : remembering.after(plan, outcomes);
        if (memory != null) {
            note(memory, plan, listener, "What was done could not be noted in the tags of the instance: ");
        }
        new Served(plan, outcomes)
                .calls()
                .forEach(mark -> note(mark, plan, listener, "A snapshot could not be marked as one that has served: "));
        return outcomes;
    }

    /** What cannot be written down is no reason for an apply to have failed: a later plan says less well what happened. */
    private void note(LightsailCall call, Plan plan, StepListener listener, String otherwise) {
        PlannedStep last = plan.steps().getLast();
        try {
            api.perform(call, line -> listener.said(last, line));
        } catch (LightsailException e) {
            listener.said(last, otherwise + e.getMessage());
        }
    }

    @Override
    public Access access(Duration limit, Consumer<String> told) {
        return api.access(model.name(), limit, told);
    }

    @Override
    public void close() {
        api.close();
    }

    private CloudSight sight(Plan plan, Overview overview, @Nullable String bundle) {
        Account account = overview.account();
        return new CloudSight(
                plan,
                account,
                Ownership.of(account, model.name()),
                MonthlyCost.of(account.instances().get(model.name()), bundle, overview.bundles()));
    }
}
