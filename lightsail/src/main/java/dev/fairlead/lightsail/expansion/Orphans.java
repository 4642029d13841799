package dev.fairlead.lightsail.expansion;

import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.lightsail.account.Account;
import dev.fairlead.lightsail.account.DomainEntry;
import dev.fairlead.lightsail.call.LightsailCall.Target;
import dev.fairlead.lightsail.kind.AlarmKind;
import dev.fairlead.lightsail.kind.DomainEntryKind;
import dev.fairlead.lightsail.kind.InstanceKind;
import dev.fairlead.lightsail.kind.KeyPairKind;
import dev.fairlead.lightsail.kind.LightsailKind;
import dev.fairlead.lightsail.kind.PortsKind;
import dev.fairlead.lightsail.kind.StaticIpKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What Fairlead made for a server and the model no longer names, found among all that the account holds. What others use
 * by now is left to them; an instance and a disk are never taken away like that.
 */
public final class Orphans {
    private static final String SOURCE = "lightsail";

    private final Account account;
    private final Memory memory;
    private final Set<Address> named;

    private Orphans(Account account, Memory memory, Set<Address> named) {
        this.account = account;
        this.memory = memory;
        this.named = named;
    }

    /**
     * What the model names, and between it, in work order, that none of these should be there.
     *
     * @param resources what the model names
     */
    public static List<Resource<?>> among(Account account, Memory memory, String server, List<Resource<?>> resources) {
        Set<Address> named = resources.stream().map(Resource::address).collect(Collectors.toSet());
        var orphans = new Orphans(account, memory, named);
        var all = new ArrayList<Resource<?>>(orphans.entries());
        all.addAll(orphans.of(
                AlarmKind.ALARM, account.further().alarms().keySet(), name -> Shared.isAlarm(account, name, server)));
        List<Resource<?>> addresses = orphans
                .of(
                        StaticIpKind.STATIC_IP,
                        account.staticIps().keySet(),
                        name -> Shared.isStaticIp(account, name, server))
                .stream()
                .<Resource<?>>map(one -> one.after(PortsKind.PORTS.address(server)))
                .toList();
        List<Address> before = addresses.stream().map(Resource::address).toList();
        for (Resource<?> resource : resources) {
            all.add(resource.kind() instanceof StaticIpKind ? resource.after(before) : resource);
            if (resource.kind() instanceof PortsKind) {
                all.addAll(addresses);
            }
        }
        orphans.of(
                        KeyPairKind.KEY_PAIR,
                        account.keyPairs().keySet(),
                        name -> Shared.keyPair(account, name, server) != null)
                .forEach(one -> all.add(one.after(InstanceKind.INSTANCE.address(server))));
        return List.copyOf(all);
    }

    private List<Resource<?>> entries() {
        var orphans = new ArrayList<Resource<?>>();
        account.further().zones().forEach((zone, entries) -> {
            for (DomainEntry entry : entries) {
                Resource<?> resource = entry(zone, entry);
                if (isOrphan(resource.address()) && isAsItWasLeft(resource.address(), entry)) {
                    orphans.add(resource);
                }
            }
        });
        return orphans;
    }

    /** One that leads elsewhere by now is somebody's who wants it there. */
    private boolean isAsItWasLeft(Address address, DomainEntry entry) {
        return memory.isOfOneLike(address, DomainEntryKind.stateOf(new Target.Text(entry.target())))
                || account.staticIps().values().stream()
                        .filter(ip -> ip.address().equals(entry.target()))
                        .anyMatch(ip ->
                                memory.isOfOneLike(address, DomainEntryKind.stateOf(new Target.OfStaticIp(ip.name()))));
    }

    private <D> List<Resource<?>> of(LightsailKind<D> kind, Collection<String> names, Predicate<String> isShared) {
        return names.stream()
                .sorted()
                .filter(name -> isOrphan(kind.address(name)) && !isShared.test(name))
                .<Resource<?>>map(name -> gone(kind, name))
                .toList();
    }

    private boolean isOrphan(Address address) {
        return !named.contains(address) && memory.isOfOneMade(address);
    }

    private static <D> Resource<D> gone(LightsailKind<D> kind, String name) {
        @Nullable D declared = kind.orphan(name);
        if (declared == null) {
            throw new IllegalStateException("The kind " + kind.name() + " has no orphans.");
        }
        return kind.resource(name, declared, SOURCE);
    }

    private static Resource<?> entry(String zone, DomainEntry entry) {
        var declared = new DomainEntryKind.Declaration(
                zone, entry.name(), entry.type(), new Target.Text(entry.target()), false);
        return DomainEntryKind.DOMAIN_ENTRY.resource(DomainEntryKind.nameOf(entry), declared, SOURCE);
    }
}
