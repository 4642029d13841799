package dev.fairlead.lightsail.expansion;

import dev.fairlead.core.model.Lightsail;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.lightsail.account.Account;
import dev.fairlead.lightsail.account.PortRule;
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
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The things that a model's section {@code lightsail} asks for, in work order. */
public final class LightsailExpansion {
    /** The tag by which Fairlead knows what it keeps; its value is the model's name. */
    public static final String OWNER = "fairlead";

    private static final String SECTION = "lightsail";

    private final String server;
    private final Lightsail model;
    private final @Nullable String publicKey;
    private final @Nullable String snapshot;
    private final @Nullable String origin;

    /**
     * @param server the model's name, which is the instance's too
     * @param publicKey what stands in the file of the key pair, if the model has one
     * @param snapshot the name for a snapshot, should the instance have to go; null for none
     */
    public LightsailExpansion(String server, Lightsail model, @Nullable String publicKey, @Nullable String snapshot) {
        this(server, model, publicKey, snapshot, null);
    }

    private LightsailExpansion(
            String server,
            Lightsail model,
            @Nullable String publicKey,
            @Nullable String snapshot,
            @Nullable String origin) {
        this.server = server;
        this.model = model;
        this.publicKey = publicKey;
        this.snapshot = snapshot;
        this.origin = origin;
    }

    /** The same, but an instance that is made gets its disk from a snapshot. */
    public LightsailExpansion from(String other) {
        return new LightsailExpansion(server, model, publicKey, snapshot, other);
    }

    /** Everything there should be. */
    public List<Resource<?>> resources() {
        var resources = new ArrayList<Resource<?>>();
        Resource<InstanceKind.Declaration> instance = instance();
        Lightsail.KeyPair keyPair = model.keyPair();
        if (keyPair != null && publicKey != null) {
            var declared = new KeyPairKind.Declaration(publicKey.strip());
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
        return List.copyOf(resources);
    }

    /** That none of it should be there. What ends with the instance is not named, and what others use is left to them. */
    public List<Resource<?>> destruction(Account account) {
        var resources = new ArrayList<Resource<?>>();
        var after = new ArrayList<Address>();
        if (model.staticIp() != null && !Shared.isStaticIp(account, model.staticIp(), server)) {
            resources.add(StaticIpKind.STATIC_IP.resource(
                    model.staticIp(), new StaticIpKind.Declaration(null), SECTION + ".staticIp"));
            after.add(StaticIpKind.STATIC_IP.address(model.staticIp()));
        }
        Resource<InstanceKind.Declaration> wanted = instance();
        Resource<InstanceKind.Declaration> unwanted = InstanceKind.INSTANCE
                .resource(server, wanted.declared().unwanted(), SECTION)
                .after(after);
        resources.add(unwanted);
        if (model.keyPair() != null && Shared.keyPair(account, model.keyPair().name(), server) == null) {
            resources.add(KeyPairKind.KEY_PAIR
                    .resource(model.keyPair().name(), new KeyPairKind.Declaration(null), SECTION + ".keyPair")
                    .after(unwanted.address()));
        }
        return List.copyOf(resources);
    }

    private Resource<InstanceKind.Declaration> instance() {
        Lightsail.KeyPair keyPair = model.keyPair();
        var declared = new InstanceKind.Declaration(
                model.availabilityZone(),
                model.blueprint(),
                model.bundle(),
                keyPair == null ? null : keyPair.name(),
                model.ipAddressType().name().toLowerCase(Locale.ROOT),
                tags(),
                snapshot,
                origin,
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
