package dev.fairlead.lightsail.kind;

import dev.fairlead.core.resource.Action;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Downtime;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.State;
import dev.fairlead.core.resource.Step;
import dev.fairlead.lightsail.account.Account;
import dev.fairlead.lightsail.account.Catalogue;
import dev.fairlead.lightsail.account.Instance;
import dev.fairlead.lightsail.call.LightsailCall;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The instance: a machine that runs. What cannot be changed in place is changed by a new instance of the same name, after
 * a snapshot of the old one. The disk goes along, except where the blueprint itself changes.
 */
public final class InstanceKind implements LightsailKind<InstanceKind.Declaration> {
    public static final InstanceKind INSTANCE = new InstanceKind();

    private static final String POWER = "power";
    private static final String ZONE = "availability zone";
    private static final String BLUEPRINT = "blueprint";
    private static final String BUNDLE = "bundle";
    /** Nothing writes any more, and it need not be stopped, or cannot be. */
    private static final Set<String> STILL = Set.of("stopped", "shutting-down", "terminated");

    private static final String ADDRESS_TYPE = "address type";
    private static final String IPV6 = "ipv6";

    private static final Set<String> FIXED = Set.of(ZONE, BLUEPRINT);

    private InstanceKind() {}

    /**
     * @param keyPair the name of the key pair it is made with, or null for the region's default one; not compared, as a
     *     machine is not made anew for a key that is looked after on the box
     * @param tags what it is made with, so that it is never there without its mark of ownership; its snapshot has them too
     * @param snapshot the name for a snapshot, should the instance have to go; null for none
     * @param origin the snapshot its disk comes from when it is made; null for the blueprint's
     * @param disks that are attached to it, and taken off it before it goes
     * @param staticIp that is attached to it, and taken off it before it loses its address of IPv4; null for none
     * @param isWanted whether there should be such an instance
     */
    public record Declaration(
            String availabilityZone,
            String blueprint,
            String bundle,
            @Nullable String keyPair,
            String ipAddressType,
            Map<String, String> tags,
            @Nullable String snapshot,
            @Nullable String origin,
            SortedSet<String> disks,
            @Nullable String staticIp,
            boolean isWanted) {
        public Declaration {
            tags = Map.copyOf(tags);
            disks = Collections.unmodifiableSortedSet(new TreeSet<>(disks));
        }

        public Declaration unwanted() {
            return new Declaration(
                    availabilityZone,
                    blueprint,
                    bundle,
                    keyPair,
                    ipAddressType,
                    tags,
                    snapshot,
                    null,
                    disks,
                    staticIp,
                    false);
        }
    }

    @Override
    public String name() {
        return "instance";
    }

    @Override
    public @Nullable State desired(Declaration declared) {
        if (!declared.isWanted()) {
            return null;
        }
        return State.EMPTY
                .plain(ZONE, declared.availabilityZone())
                .plain(BLUEPRINT, declared.blueprint())
                .plain(BUNDLE, declared.bundle())
                .plain(ADDRESS_TYPE, declared.ipAddressType())
                .plain(POWER, "running");
    }

    @Override
    public Observation observe(Account account, Resource<Declaration> resource) {
        Instance seen = account.instances().get(resource.address().name());
        if (seen == null) {
            return Observation.absent();
        }
        return Observation.present(State.EMPTY
                .plain(ZONE, seen.availabilityZone())
                .plain(BLUEPRINT, seen.blueprint())
                .plain(BUNDLE, seen.bundle())
                .plain(ADDRESS_TYPE, seen.ipAddressType())
                .plain(POWER, seen.power()));
    }

    /** A machine with all that is on it is never taken away for a line that is missing in a file. */
    @Override
    public @Nullable Declaration orphan(String name) {
        return null;
    }

    @Override
    public boolean isReplacedBetween(State before, State after) {
        return FIXED.stream().anyMatch(attribute -> !before.word(attribute).equals(after.word(attribute)))
                || (!before.word(BUNDLE).equals(after.word(BUNDLE)) && !isSwitchBetween(before, after));
    }

    /** A bundle without an address of IPv4 is another one of the same size, and the service changes them into each other. */
    private static boolean isSwitchBetween(State before, State after) {
        boolean had = !before.word(ADDRESS_TYPE).equals(IPV6);
        boolean has = !after.word(ADDRESS_TYPE).equals(IPV6);
        return had != has && Catalogue.withIpv4(before.word(BUNDLE)).equals(Catalogue.withIpv4(after.word(BUNDLE)));
    }

    /** Whether it changes which addresses the instance has, in place. */
    public static boolean setsAddressType(Change<?> change) {
        return change.resource().kind() instanceof InstanceKind
                && change.action() == Action.UPDATE
                && change.touches(ADDRESS_TYPE);
    }

    /** Whether it takes the address of IPv4 away, in place. */
    public static boolean losesIpv4(State before, State after) {
        return !before.word(ADDRESS_TYPE).equals(IPV6)
                && after.word(ADDRESS_TYPE).equals(IPV6);
    }

    @Override
    public Downtime downtime(Change<Declaration> change) {
        return switch (change.action()) {
            case REPLACE, DELETE -> Downtime.REBOOT;
            case CREATE, UPDATE -> Downtime.NONE;
        };
    }

    @Override
    public List<Step> steps(List<Change<Declaration>> changes) {
        var steps = new ArrayList<Step>();
        for (Change<Declaration> change : changes) {
            switch (change.action()) {
                case CREATE -> steps.add(create(change, origin(change, change.declared())));
                case UPDATE -> steps.addAll(update(change));
                case REPLACE -> steps.addAll(replace(change));
                case DELETE -> steps.addAll(delete(change));
            }
        }
        return steps;
    }

    /** @param origin a snapshot, or null */
    private static Step create(Change<Declaration> change, @Nullable String origin) {
        String name = change.address().name();
        if (origin != null) {
            return LightsailKind.step(
                    "create the instance " + name + " from the snapshot " + origin,
                    change.address(),
                    new LightsailCall.RestoreInstance(machine(change), origin));
        }
        return LightsailKind.step(
                "create the instance " + name,
                change.address(),
                new LightsailCall.CreateInstance(
                        machine(change), change.declared().blueprint()));
    }

    private static List<Step> update(Change<Declaration> change) {
        String name = change.address().name();
        var steps = new ArrayList<Step>();
        if (change.touches(ADDRESS_TYPE)) {
            steps.addAll(setAddressType(change));
        }
        if (change.touches(POWER)) {
            steps.add(LightsailKind.step(
                    "start the instance " + name, change.address(), new LightsailCall.StartInstance(name)));
        }
        return steps;
    }

    /** A static IP is one of IPv4, and the service lets no instance without one have it. */
    private static List<Step> setAddressType(Change<Declaration> change) {
        String name = change.address().name();
        Declaration declared = change.declared();
        var steps = new ArrayList<Step>();
        if (declared.staticIp() != null && declared.ipAddressType().equals(IPV6)) {
            steps.add(LightsailKind.step(
                    "detach the static IP " + declared.staticIp() + " from " + name,
                    change.address(),
                    new LightsailCall.DetachStaticIp(declared.staticIp())));
        }
        boolean changesBundle = change.touches(BUNDLE);
        steps.add(LightsailKind.step(
                "set the address type of " + name + " to " + declared.ipAddressType()
                        + (changesBundle ? ", and so its bundle to " + declared.bundle() : ""),
                change.address(),
                new LightsailCall.SetIpAddressType(
                        name, declared.ipAddressType(), changesBundle ? declared.bundle() : null)));
        return steps;
    }

    private static List<Step> replace(Change<Declaration> change) {
        var steps = new ArrayList<>(delete(change));
        steps.add(create(change, origin(change, change.declared())));
        return steps;
    }

    /** Whether it makes an instance with the disk of its blueprint, on which nothing is of anybody's. */
    public static boolean beginsFresh(Change<?> change) {
        return change.declared() instanceof Declaration declared
                && switch (change.action()) {
                    case CREATE, REPLACE -> origin(change, declared) == null;
                    case UPDATE, DELETE -> false;
                };
    }

    /** The snapshot that the disk of a new instance comes from; null for the blueprint's. */
    private static @Nullable String origin(Change<?> change, Declaration declared) {
        return switch (change.action()) {
            case CREATE -> declared.origin();
            case REPLACE -> change.touches(BLUEPRINT) ? null : declared.snapshot();
            case UPDATE, DELETE -> null;
        };
    }

    private static List<Step> delete(Change<Declaration> change) {
        Address address = change.address();
        String name = address.name();
        String snapshot = change.declared().snapshot();
        var steps = new ArrayList<>(release(name, change));
        if (snapshot != null) {
            steps.add(snapshot(name, snapshot, change.declared().tags()));
        }
        State seen = Objects.requireNonNull(change.before());
        steps.add(LightsailKind.step(
                "delete the instance " + name,
                address,
                new LightsailCall.DeleteInstance(name, seen.word(ZONE), seen.word(BLUEPRINT), seen.word(BUNDLE))));
        return steps;
    }

    /** Takes its disks off it, which are no part of it. What is written behind a snapshot would be lost, so it stops first. */
    private static List<Step> release(String name, Change<Declaration> change) {
        var steps = new ArrayList<Step>();
        if (mustStandStill(change)) {
            steps.add(LightsailKind.step(
                    "stop the instance " + name, change.address(), new LightsailCall.StopInstance(name)));
        }
        for (String disk : change.declared().disks()) {
            steps.add(LightsailKind.step(
                    "detach the disk " + disk + " from " + name,
                    change.address(),
                    new LightsailCall.DiskCall.Detach(disk)));
        }
        return steps;
    }

    private static boolean mustStandStill(Change<Declaration> change) {
        State before = change.before();
        boolean standsStill = before != null && STILL.contains(before.word(POWER));
        return !standsStill
                && (change.declared().snapshot() != null
                        || !change.declared().disks().isEmpty());
    }

    /**
     * Keeps the disk of an instance as it is.
     *
     * @param tags of the snapshot
     */
    public static Step snapshot(String instance, String snapshot, Map<String, String> tags) {
        return LightsailKind.step(
                "take the snapshot " + snapshot,
                INSTANCE.address(instance),
                new LightsailCall.TakeSnapshot(instance, snapshot, tags));
    }

    private static LightsailCall.Machine machine(Change<Declaration> change) {
        Declaration declared = change.declared();
        return new LightsailCall.Machine(
                change.address().name(),
                declared.availabilityZone(),
                declared.bundle(),
                declared.keyPair(),
                declared.ipAddressType(),
                declared.tags());
    }
}
