package dev.fairlead.lightsail.session;

import dev.fairlead.core.apply.Reconciler;
import dev.fairlead.core.apply.StepListener;
import dev.fairlead.core.apply.StepOutcome;
import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.InvalidModelException;
import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.core.model.Lightsail;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.plan.Manifest;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.plan.Planner;
import dev.fairlead.core.resource.Action;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.lightsail.account.Access;
import dev.fairlead.lightsail.account.Account;
import dev.fairlead.lightsail.account.Catalogue;
import dev.fairlead.lightsail.account.Overview;
import dev.fairlead.lightsail.api.LightsailApi;
import dev.fairlead.lightsail.api.LightsailException;
import dev.fairlead.lightsail.api.Patience;
import dev.fairlead.lightsail.expansion.LightsailExpansion;
import dev.fairlead.lightsail.expansion.MonthlyCost;
import dev.fairlead.lightsail.expansion.Ownership;
import dev.fairlead.lightsail.expansion.Placement;
import dev.fairlead.lightsail.kind.InstanceKind;
import java.time.Duration;
import java.time.Instant;
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
    private final String stamp;

    private LiveCloud(
            ServerModel model,
            Lightsail lightsail,
            LightsailApi api,
            Patience patience,
            @Nullable String key,
            String stamp) {
        this.model = model;
        this.lightsail = lightsail;
        this.api = api;
        this.patience = patience;
        this.publicKey = key;
        this.stamp = stamp;
    }

    /**
     * Asks nothing yet.
     *
     * @param model has a section {@code lightsail}
     * @param publicKey what stands in the file of the key pair; null where there is no such file
     * @param now names the snapshots of this command
     */
    public static Cloud open(
            ServerModel model,
            Map<String, String> environment,
            Patience patience,
            @Nullable String publicKey,
            Instant now) {
        Lightsail lightsail = Objects.requireNonNull(model.lightsail());
        var api = LightsailApi.open(lightsail.region(), environment, patience);
        return new LiveCloud(model, lightsail, api, patience, publicKey, STAMP.format(now));
    }

    @Override
    public CloudSight look(Consumer<String> told) {
        Overview overview = api.overview(told);
        requireOurs(overview.account());
        requireKey(overview.account());
        Plan plan = plan(expansion("before").resources(), overview.account());
        for (Change<?> change : plan.changes()) {
            if (change.resource().kind() instanceof InstanceKind) {
                requirePossible(change, overview, told);
            }
        }
        return sight(plan, overview, lightsail.bundle());
    }

    @Override
    public CloudSight settled(Consumer<String> told) {
        var last = new AtomicReference<CloudSight>();
        patience.until(LAG, () -> {
            last.set(look(told));
            return last.get().plan().isEmpty();
        });
        return last.get();
    }

    @Override
    public CloudSight lookForDestruction(FinalSnapshot snapshot, Consumer<String> told) {
        Overview overview = api.overview(told);
        requireOurs(overview.account());
        LightsailExpansion expansion = switch (snapshot) {
            case TAKEN -> expansion("final");
            case NONE -> new LightsailExpansion(model.name(), lightsail, publicKey, null);
        };
        return sight(plan(expansion.destruction(), overview.account()), overview, null);
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

    private LightsailExpansion expansion(String occasion) {
        return new LightsailExpansion(model.name(), lightsail, publicKey, model.name() + "-" + occasion + "-" + stamp);
    }

    private Plan plan(List<Resource<?>> resources, Account account) {
        var observations = Placement.observations(account, resources);
        return Planner.plan(model.name(), resources, observations, remembered(resources, account), notes(account));
    }

    /** The mark says that an apply was here before; so what is off the model now was changed since. */
    private Manifest remembered(List<Resource<?>> resources, Account account) {
        boolean isOurs = account.instances().containsKey(model.name())
                && Ownership.of(account, model.name()) instanceof Ownership.Ours;
        if (!isOurs) {
            return Manifest.EMPTY;
        }
        var entries = new LinkedHashMap<Address, Manifest.Entry>();
        resources.forEach(
                resource -> entries.put(resource.address(), new Manifest.Entry("unknown", Manifest.Origin.FOUND)));
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

    private void requirePossible(Change<?> change, Overview overview, Consumer<String> told) {
        if (change.action() != Action.CREATE && change.action() != Action.REPLACE) {
            return;
        }
        var catalogue = new Catalogue(overview.bundles(), api.blueprints(told));
        catalogue
                .wrongWith(lightsail.blueprint(), lightsail.bundle(), model::locate)
                .ifPresent(problem -> {
                    throw new InvalidModelException(problem);
                });
        if (change.action() == Action.REPLACE) {
            throw new LightsailException(
                    LightsailException.Reason.REFUSED,
                    "The instance `" + model.name() + "` would have to be made anew, which Fairlead does not do yet.",
                    "Lightsail cannot change " + differences(change) + " of an instance.",
                    "Put the model back to what the instance is, or destroy it first.");
        }
    }

    private static String differences(Change<?> change) {
        return String.join(
                ", ",
                change.differences().stream().map(each -> each.attribute()).toList());
    }
}
