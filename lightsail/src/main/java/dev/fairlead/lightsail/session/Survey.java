package dev.fairlead.lightsail.session;

import dev.fairlead.core.plan.Ignoring;
import dev.fairlead.core.plan.Manifest;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.plan.Planner;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.lightsail.account.Account;
import dev.fairlead.lightsail.account.Disk;
import dev.fairlead.lightsail.account.Listing;
import dev.fairlead.lightsail.api.LightsailApi;
import dev.fairlead.lightsail.expansion.LightsailExpansion;
import dev.fairlead.lightsail.expansion.Memory;
import dev.fairlead.lightsail.expansion.Orphans;
import dev.fairlead.lightsail.expansion.Ownership;
import dev.fairlead.lightsail.expansion.Placement;
import dev.fairlead.lightsail.expansion.Shared;
import dev.fairlead.lightsail.kind.DiskKind;
import dev.fairlead.lightsail.kind.InstanceKind;
import dev.fairlead.lightsail.kind.StaticIpKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * An account as it was seen, and what was last applied to it.
 *
 * @param named what the model names
 * @param notes what a reader should know of it in any case
 * @param ignoring hand edits that are for a time
 */
record Survey(
        String server, Account account, Memory memory, Set<Address> named, List<String> notes, Ignoring ignoring) {

    /** Asks for more only where something is remembered that the model no longer names. */
    static Survey of(
            String server,
            Account account,
            Requirements requirements,
            Ignoring ignoring,
            LightsailExpansion expansion,
            LightsailApi api,
            Consumer<String> told) {
        List<Resource<?>> resources = expansion.resources();
        Memory memory = Memory.of(requirements.tags());
        Set<Address> named = resources.stream().map(Resource::address).collect(Collectors.toSet());
        Account whole = memory.goesBeyond(resources) ? account.with(api.further(Listing.all(), told)) : account;
        return new Survey(server, whole, memory, named, requirements.notes(), ignoring);
    }

    /** For a plan that nothing is remembered of. */
    static Survey of(String server, Account account, Requirements requirements, Ignoring ignoring) {
        return new Survey(server, account, Memory.EMPTY, Set.of(), requirements.notes(), ignoring);
    }

    /** What brings the account in line with what is wanted, and takes away what was made and is no longer. */
    Plan plan(LightsailExpansion expansion) {
        return plan(Orphans.among(account, memory, server, expansion.resources()));
    }

    Plan plan(List<Resource<?>> resources) {
        var expected = Placement.observations(account, resources);
        Manifest manifest = memory.isEmpty()
                ? unremembered(resources)
                : memory.manifest(resources, Placement.seen(account, resources), expected);
        return Planner.plan(server, resources, expected, manifest, notes, ignoring);
    }

    /** The mark alone says that an apply was here before; so what is off the model now was changed since. */
    private Manifest unremembered(List<Resource<?>> resources) {
        if (!account.instances().containsKey(server)) {
            return isInstanceGone(resources) ? afterInstance(resources) : Manifest.EMPTY;
        }
        if (!(Ownership.of(account, server) instanceof Ownership.Ours)) {
            return Manifest.EMPTY;
        }
        var entries = new LinkedHashMap<Address, Manifest.Entry>();
        resources.forEach(resource ->
                entries.put(resource.address(), new Manifest.Entry(Manifest.Entry.UNKNOWN, Manifest.Origin.FOUND)));
        return new Manifest(entries);
    }

    /**
     * Whether the instance was there and somebody deleted it: what is made behind an instance alone outlived it. A key pair
     * says nothing, as it comes first, and may be there for other servers.
     */
    private boolean isInstanceGone(List<Resource<?>> resources) {
        boolean isWanted = resources.stream()
                .anyMatch(resource -> resource.kind() instanceof InstanceKind && resource.desired() != null);
        return isWanted && resources.stream().anyMatch(this::hasOutlivedInstance);
    }

    private boolean hasOutlivedInstance(Resource<?> resource) {
        String name = resource.address().name();
        return switch (resource.kind()) {
            case StaticIpKind _ -> account.staticIps().containsKey(name) && !Shared.isStaticIp(account, name, server);
            case DiskKind _ -> {
                Disk disk = account.further().disks().get(name);
                yield disk != null && server.equals(disk.tags().get(LightsailExpansion.OWNER));
            }
            default -> false;
        };
    }

    /** What ended with the instance was changed, and nobody may have it ignored: the new one needs it. */
    private Manifest afterInstance(List<Resource<?>> resources) {
        var seen = Placement.seen(account, resources);
        var entries = new LinkedHashMap<Address, Manifest.Entry>();
        for (Resource<?> resource : resources) {
            boolean isThere = seen.get(resource.address()) instanceof Observation.Present;
            entries.put(
                    resource.address(),
                    new Manifest.Entry("gone", isThere ? Manifest.Origin.FOUND : Manifest.Origin.MADE));
        }
        return new Manifest(entries);
    }
}
