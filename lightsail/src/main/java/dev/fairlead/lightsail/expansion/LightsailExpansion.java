package dev.fairlead.lightsail.expansion;

import dev.fairlead.core.model.Lightsail;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.lightsail.account.Account;
import dev.fairlead.lightsail.account.Instance;
import dev.fairlead.lightsail.account.PortRule;
import dev.fairlead.lightsail.account.StaticIp;
import dev.fairlead.lightsail.call.LightsailCall.Target;
import dev.fairlead.lightsail.kind.InstanceKind;
import dev.fairlead.lightsail.kind.KeyPairKind;
import dev.fairlead.lightsail.kind.MetadataOptionsKind;
import dev.fairlead.lightsail.kind.PortsKind;
import dev.fairlead.lightsail.kind.SnapshotsKind;
import dev.fairlead.lightsail.kind.StaticIpKind;
import dev.fairlead.lightsail.kind.TagsKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The things that a model's section {@code lightsail} asks for, in work order. */
public final class LightsailExpansion {
    /** The tag by which Fairlead knows what it keeps; its value is the model's name. */
    public static final String OWNER = "fairlead";

    private static final String SECTION = "lightsail";

    private final String server;
    private final Lightsail model;
    private final @Nullable String publicKey;
    private final @Nullable String stamp;
    private final Sources sources;

    /**
     * Where things that must be made get what is on them, and what goes along with them.
     *
     * @param instance a snapshot, or null for the blueprint's disk
     * @param disks snapshots by the names of disks; others begin empty
     * @param attached disks that are attached to the instance now
     * @param staticIp that is attached to the instance now; null for none
     * @param memory tags that a new instance has from the old one
     */
    private record Sources(
            @Nullable String instance,
            Map<String, String> disks,
            Set<String> attached,
            @Nullable String staticIp,
            Map<String, String> memory) {
        static final Sources NONE = new Sources(null, Map.of(), Set.of(), null, Map.of());
    }

    /**
     * @param server the model's name, which is the instance's too
     * @param publicKey what stands in the file of the key pair, if the model has one
     * @param stamp what stands behind the name of the server, or of a disk, in the name of its snapshot, should it have to
     *     go; null for none
     */
    public LightsailExpansion(String server, Lightsail model, @Nullable String publicKey, @Nullable String stamp) {
        this(server, model, publicKey, stamp, Sources.NONE);
    }

    private LightsailExpansion(
            String server, Lightsail model, @Nullable String publicKey, @Nullable String stamp, Sources sources) {
        this.server = server;
        this.model = model;
        this.publicKey = publicKey;
        this.stamp = stamp;
        this.sources = sources;
    }

    /** The same, but an instance that is made gets its disk from a snapshot. */
    public LightsailExpansion from(String snapshot) {
        return with(new Sources(snapshot, sources.disks(), sources.attached(), sources.staticIp(), sources.memory()));
    }

    /** The same, but some disks that are made get what is on them from snapshots. */
    public LightsailExpansion disksFrom(Map<String, String> snapshots) {
        return with(
                new Sources(sources.instance(), snapshots, sources.attached(), sources.staticIp(), sources.memory()));
    }

    /** The same for an account in which some of it is there. */
    public LightsailExpansion in(Account account) {
        Instance seen = account.instances().get(server);
        if (seen == null) {
            return this;
        }
        var memory = new TreeMap<>(seen.tags());
        memory.keySet().removeIf(tag -> !Memory.isHeldBy(tag));
        String held = account.staticIps().values().stream()
                .filter(ip -> server.equals(ip.attachedTo()))
                .map(StaticIp::name)
                .findFirst()
                .orElse(null);
        return with(new Sources(sources.instance(), sources.disks(), seen.disks(), held, memory));
    }

    private LightsailExpansion with(Sources others) {
        return new LightsailExpansion(server, model, publicKey, stamp, others);
    }

    /** Everything there should be. */
    public List<Resource<?>> resources() {
        var resources = new ArrayList<Resource<?>>();
        Resource<InstanceKind.Declaration> instance = instance();
        Lightsail.KeyPair keyPair = model.keyPair();
        if (keyPair != null) {
            // Where nobody can read the file, the account has the key pair already.
            var declared = new KeyPairKind.Declaration(publicKey == null ? "" : publicKey.strip());
            resources.add(KeyPairKind.KEY_PAIR.resource(keyPair.name(), declared, SECTION + ".keyPair"));
            instance = instance.after(KeyPairKind.KEY_PAIR.address(keyPair.name()));
        }
        resources.add(instance);
        // One after the other, since the service refuses a change while another to the same instance is under way.
        // Ports come first: until then a new instance is open to the world.
        var rules = model.firewall().stream().map(LightsailExpansion::rule).toList();
        resources.add(PortsKind.PORTS
                .resource(server, new PortsKind.Declaration(rules), SECTION + ".firewall")
                .after(instance.address()));
        Address before = PortsKind.PORTS.address(server);
        if (model.staticIp() != null) {
            var declared = new StaticIpKind.Declaration(server);
            resources.add(StaticIpKind.STATIC_IP
                    .resource(model.staticIp(), declared, SECTION + ".staticIp")
                    .after(before));
            before = StaticIpKind.STATIC_IP.address(model.staticIp());
        }
        if (!model.metadataOptions().isEmpty()) {
            var declared = new MetadataOptionsKind.Declaration(model.metadataOptions());
            resources.add(MetadataOptionsKind.METADATA_OPTIONS
                    .resource(server, declared, SECTION + ".metadataOptions")
                    .after(before));
            before = MetadataOptionsKind.METADATA_OPTIONS.address(server);
        }
        resources.add(TagsKind.TAGS
                .resource(server, new TagsKind.Declaration(tags()), SECTION + ".tags")
                .after(before));
        resources.add(SnapshotsKind.SNAPSHOTS
                .resource(
                        server,
                        new SnapshotsKind.Declaration(model.automaticSnapshots()),
                        SECTION + ".automaticSnapshots")
                .after(TagsKind.TAGS.address(server)));
        resources.addAll(further().wanted());
        return List.copyOf(resources);
    }

    private FurtherThings further() {
        return new FurtherThings(server, model, stamp, sources.disks());
    }

    /**
     * That none of it should be there. What ends with the instance is not named; what others use is left to them, and what
     * Fairlead only found stays. A disk stays where no snapshot is to be taken. The address is given up last: until the
     * disk is kept, all can still be as it was.
     *
     * @param isMade whether Fairlead made the thing
     */
    public List<Resource<?>> destruction(Account account, Predicate<Address> isMade) {
        String ip = model.staticIp();
        boolean isAddressOurs = ip != null
                && isMade.test(StaticIpKind.STATIC_IP.address(ip))
                && !Shared.isStaticIp(account, ip, server);
        // Whoever made it: an address that anybody may get next must not keep a name.
        List<Resource<?>> entries = further()
                .unwantedEntries(entry -> isMade.test(entry.address())
                        || (isAddressOurs && entry.declared().target() instanceof Target.OfStaticIp));
        List<Resource<?>> alarms = further().unwantedAlarms(account);
        Resource<InstanceKind.Declaration> wanted = instance();
        Resource<InstanceKind.Declaration> unwanted = InstanceKind.INSTANCE
                .resource(server, wanted.declared().unwanted(), SECTION)
                .after(addresses(entries))
                .after(addresses(alarms));
        List<Resource<?>> disks = further().unwantedDisks(account, unwanted.address(), isMade);
        var resources = new ArrayList<Resource<?>>(entries);
        resources.addAll(alarms);
        resources.add(unwanted);
        resources.addAll(disks);
        if (ip != null && isAddressOurs) {
            resources.add(StaticIpKind.STATIC_IP
                    .resource(ip, new StaticIpKind.Declaration(null), SECTION + ".staticIp")
                    .after(unwanted.address())
                    .after(addresses(disks)));
        }
        String key = model.keyPair() == null ? null : model.keyPair().name();
        if (key != null
                && isMade.test(KeyPairKind.KEY_PAIR.address(key))
                && Shared.keyPair(account, key, server) == null) {
            resources.add(KeyPairKind.KEY_PAIR
                    .resource(key, new KeyPairKind.Declaration(null), SECTION + ".keyPair")
                    .after(unwanted.address())
                    .after(addresses(disks)));
        }
        return List.copyOf(resources);
    }

    private static List<Address> addresses(List<Resource<?>> resources) {
        return resources.stream().map(Resource::address).toList();
    }

    private Resource<InstanceKind.Declaration> instance() {
        Lightsail.KeyPair keyPair = model.keyPair();
        var made = new TreeMap<>(sources.memory());
        made.putAll(tags());
        var declared = new InstanceKind.Declaration(
                model.availabilityZone(),
                model.blueprint(),
                model.bundle(),
                keyPair == null ? null : keyPair.name(),
                model.ipAddressType().name().toLowerCase(Locale.ROOT),
                made,
                stamp == null ? null : server + stamp,
                sources.instance(),
                new TreeSet<>(sources.attached()),
                sources.staticIp(),
                true);
        return InstanceKind.INSTANCE.resource(server, declared, SECTION);
    }

    private Map<String, String> tags() {
        var tags = new TreeMap<>(model.tags());
        tags.put(OWNER, server);
        return tags;
    }

    private static PortRule rule(Lightsail.FirewallRule rule) {
        return new PortRule(
                rule.protocol().name().toLowerCase(Locale.ROOT),
                rule.fromPort(),
                rule.toPort(),
                new TreeSet<>(rule.cidrs()));
    }
}
