package dev.fairlead.lightsail.expansion;

import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.State;
import dev.fairlead.lightsail.account.Account;
import dev.fairlead.lightsail.account.Further;
import dev.fairlead.lightsail.account.Instance;
import dev.fairlead.lightsail.account.PortRule;
import dev.fairlead.lightsail.account.StaticIp;
import dev.fairlead.lightsail.kind.InstanceKind;
import dev.fairlead.lightsail.kind.LightsailKind;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * From one look at the account to an observation of each thing. Where the plan will replace an instance, what hangs on it
 * is taken as it will be then: address detached, ports as a new instance has them, no daily snapshots. So the same plan
 * puts all of that right, and no port stays open or shut that should not.
 */
public final class Placement {
    private static final List<PortRule> PORTS_OF_A_NEW_INSTANCE = List.of(openToAll(22), openToAll(80));

    static final Map<String, String> METADATA_OF_A_NEW_INSTANCE = Map.of(
            "httpTokens", "optional",
            "httpEndpoint", "enabled",
            "httpProtocolIpv6", "disabled",
            "httpPutResponseHopLimit", "1");

    private Placement() {}

    /** As things are now, whatever the plan will do. */
    public static Map<Address, Observation> seen(Account account, List<Resource<?>> resources) {
        var observations = new LinkedHashMap<Address, Observation>();
        resources.forEach(resource -> observations.put(resource.address(), observe(account, resource)));
        return observations;
    }

    /** Those that are there now. */
    public static List<Address> present(Account account, List<Resource<?>> resources) {
        return resources.stream()
                .filter(resource -> observe(account, resource) instanceof Observation.Present)
                .map(Resource::address)
                .toList();
    }

    public static Map<Address, Observation> observations(Account account, List<Resource<?>> resources) {
        Account expected = account;
        for (Resource<?> resource : resources) {
            String name = resource.address().name();
            if (isReplaced(resource, account)) {
                expected = withNewInstance(expected, name);
            } else if (isDeleted(resource, account)) {
                expected = withoutInstance(expected, name);
            } else if (losesIpv4(resource, account)) {
                expected = new Account(
                        expected.instances(), expected.keyPairs(), staticIps(expected, name), expected.further());
            }
        }
        var observations = new LinkedHashMap<Address, Observation>();
        for (Resource<?> resource : resources) {
            boolean isInstance = resource.kind() instanceof InstanceKind;
            observations.put(resource.address(), observe(isInstance ? account : expected, resource));
        }
        return observations;
    }

    private static <D> Observation observe(Account account, Resource<D> resource) {
        return resource.kind() instanceof LightsailKind<D> kind
                ? kind.observe(account, resource)
                : Observation.unknown("It is not a thing of Lightsail.");
    }

    private static <D> boolean isReplaced(Resource<D> resource, Account account) {
        State desired = resource.desired();
        return resource.kind() instanceof InstanceKind
                && desired != null
                && observe(account, resource) instanceof Observation.Present present
                && resource.kind().isReplacedBetween(present.state(), desired);
    }

    private static <D> boolean isDeleted(Resource<D> resource, Account account) {
        return resource.kind() instanceof InstanceKind
                && resource.desired() == null
                && observe(account, resource) instanceof Observation.Present;
    }

    private static <D> boolean losesIpv4(Resource<D> resource, Account account) {
        State desired = resource.desired();
        return resource.kind() instanceof InstanceKind
                && desired != null
                && observe(account, resource) instanceof Observation.Present present
                && InstanceKind.losesIpv4(present.state(), desired);
    }

    private static Account withNewInstance(Account account, String name) {
        var instances = new HashMap<>(account.instances());
        instances.computeIfPresent(name, (key, seen) -> asNew(seen));
        return new Account(instances, account.keyPairs(), staticIps(account, name), without(account.further(), name));
    }

    /** Its address and its disks are taken off it as it goes. */
    private static Account withoutInstance(Account account, String name) {
        return new Account(
                account.instances(), account.keyPairs(), staticIps(account, name), released(account.further(), name));
    }

    private static Map<String, StaticIp> staticIps(Account account, String instance) {
        var staticIps = new HashMap<>(account.staticIps());
        staticIps.replaceAll((key, ip) -> instance.equals(ip.attachedTo()) ? detached(ip) : ip);
        return staticIps;
    }

    /** The alarms of an instance end with it, and its disks are taken off it. */
    private static Further without(Further further, String instance) {
        var alarms = new HashMap<>(further.alarms());
        alarms.values().removeIf(alarm -> alarm.watched().equals(instance));
        return new Further(released(further, instance).disks(), alarms, further.zones());
    }

    private static Further released(Further further, String instance) {
        var disks = new HashMap<>(further.disks());
        disks.replaceAll((key, disk) -> instance.equals(disk.attachedTo()) ? disk.detached() : disk);
        return new Further(disks, further.alarms(), further.zones());
    }

    private static Instance asNew(Instance seen) {
        return new Instance(
                seen.name(),
                seen.availabilityZone(),
                seen.blueprint(),
                seen.bundle(),
                seen.keyPair(),
                seen.power(),
                seen.ipAddressType(),
                null,
                PORTS_OF_A_NEW_INSTANCE,
                Set.of(),
                seen.tags(),
                METADATA_OF_A_NEW_INSTANCE,
                null);
    }

    private static StaticIp detached(StaticIp ip) {
        @Nullable String nowhere = null;
        return new StaticIp(ip.name(), ip.address(), nowhere);
    }

    private static PortRule openToAll(int port) {
        return new PortRule("tcp", port, port, new TreeSet<>(List.of("0.0.0.0/0", "::/0")));
    }
}
