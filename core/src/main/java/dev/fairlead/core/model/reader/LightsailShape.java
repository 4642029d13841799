package dev.fairlead.core.model.reader;

import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.core.model.Alarm;
import dev.fairlead.core.model.Lightsail;
import dev.fairlead.core.model.schema.ChoiceShape;
import dev.fairlead.core.model.schema.Fields;
import dev.fairlead.core.model.schema.Key;
import dev.fairlead.core.model.schema.ListShape;
import dev.fairlead.core.model.schema.MapShape;
import dev.fairlead.core.model.schema.ObjectShape;
import dev.fairlead.core.model.schema.TextShape;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The section {@code lightsail}. */
final class LightsailShape extends ObjectShape<Lightsail> {
    private static final TextShape REGION =
            TextShape.matching("a region", "[a-z]{2}(?:-[a-z]+)+-[0-9]", "A region of AWS.", "us-east-1");
    private static final TextShape ZONE = TextShape.matching(
            "an availability zone", "[a-z]{2}(?:-[a-z]+)+-[0-9][a-z]", "The region and a letter.", "us-east-1a");
    private static final TextShape ID = TextShape.matching(
            "an identifier of Lightsail",
            "[a-z0-9][a-z0-9_.-]*",
            "As `aws lightsail get-blueprints` or `get-bundles` prints it.",
            "nano_3_0");
    static final TextShape RESOURCE_NAME = TextShape.matching(
            "a name in Lightsail",
            "[A-Za-z0-9][A-Za-z0-9_.-]{0,253}[A-Za-z0-9]",
            "Letters, digits, dots, dashes and underscores, at least two.",
            "shop-ip");
    private static final TextShape PLAIN_NAME = TextShape.matching(
            "a name of a disk or alarm",
            "[A-Za-z0-9](?:[A-Za-z0-9_-]{0,198}[A-Za-z0-9])",
            "Letters, digits, dashes and underscores, at least two.",
            "shop-data");
    private static final TextShape SNAPSHOT_HOUR = TextShape.matching(
            "an hour", "(?:[01][0-9]|2[0-3]):00", "Lightsail takes snapshots at a full hour, in UTC.", "06:00");
    private static final TextShape TAG_KEY = TextShape.matching(
            "the key of a tag",
            "(?!aws:|fairlead:)[A-Za-z0-9 _.:/=+@-]{1,128}",
            "At most 128 letters, digits and ` _.:/=+-@`; what begins with `aws:` or `fairlead:` is not for models.",
            "project");
    private static final TextShape TAG_VALUE = TextShape.matching(
            "the value of a tag",
            "[A-Za-z0-9 _.:/=+@-]{0,256}",
            "At most 256 letters, digits and ` _.:/=+-@`.",
            "shop");

    private final Key<String> region = keys.required("region", REGION, "The AWS region of the instance.");
    private final Key<String> availabilityZone =
            keys.required("availabilityZone", ZONE, "The zone of that region the instance is made in.");
    private final Key<String> blueprint =
            keys.required("blueprint", ID, "The image the instance is made from, such as `debian_12`.");
    private final Key<String> bundle = keys.required("bundle", ID, "The size of the instance, such as `nano_3_0`.");
    private final Key<Lightsail.IpAddressType> ipAddressType = keys.defaulted(
            "ipAddressType",
            ChoiceShape.of(
                    Lightsail.IpAddressType.DUALSTACK, Lightsail.IpAddressType.IPV4, Lightsail.IpAddressType.IPV6),
            "dualstack",
            "The addresses it has; `ipv6` alone needs a bundle of its own and takes no static IP.");
    private final Key<Lightsail.@Nullable KeyPair> keyPair = keys.optional(
            "keyPair",
            new KeyPairShape(),
            "The SSH key the instance is made with; without it the region's default key.");
    private final Key<@Nullable String> staticIp =
            keys.optional("staticIp", RESOURCE_NAME, "The name of the static IP address to attach.");
    private final Key<List<Lightsail.FirewallRule>> firewall = keys.defaulted(
            "firewall",
            ListShape.of(new FirewallRuleShape()),
            List.of(Map.of("port", 22), Map.of("port", 80), Map.of("port", 443)),
            "The ports that are open; all others are closed.");
    private final Key<@Nullable String> automaticSnapshots = keys.optional(
            "automaticSnapshots", SNAPSHOT_HOUR, "The hour in UTC of a daily snapshot; without it none is taken.");
    private final Key<Map<String, String>> metadataOptions = keys.defaulted(
            "metadataOptions",
            new MetadataOptionsShape(),
            Map.of(),
            "How the instance may ask about itself; what is left out is left as it is.");
    private final Key<Map<String, Lightsail.Disk>> disks = keys.defaulted(
            "disks",
            new MapShape<>(PLAIN_NAME, new DiskShape()),
            Map.of(),
            "Disks beside the instance's own, by name; they outlive it.");
    private final Key<Map<String, List<Lightsail.DomainEntry>>> domains = keys.defaulted(
            "domains",
            new MapShape<>(Addresses.SERVER_NAME, ListShape.of(new DomainEntryShape())),
            Map.of(),
            "Entries in DNS zones of Lightsail, by zone; all others in the zone are left alone.");
    private final Key<Map<String, Alarm>> alarms = keys.defaulted(
            "alarms",
            new MapShape<>(PLAIN_NAME, new AlarmShape()),
            Map.of(),
            "Alarms on what the instance is busy with, by name.");
    private final Key<Map<String, String>> tags =
            keys.defaulted("tags", new MapShape<>(TAG_KEY, TAG_VALUE), Map.of(), "Tags of the instance.");

    LightsailShape() {
        super("Lightsail");
    }

    @Override
    protected @Nullable Lightsail build(Fields fields) {
        String zone = fields.get(availabilityZone);
        if (!zone.startsWith(fields.get(region))) {
            fields.problem(
                    availabilityZone,
                    Diagnostic.of("The zone " + Quoted.of(zone) + " is not in the region "
                                    + Quoted.of(fields.get(region)) + ".")
                            .fix("Write a zone such as `" + fields.get(region) + "a`."));
            return null;
        }
        if (fields.get(ipAddressType) == Lightsail.IpAddressType.IPV6 && fields.get(staticIp) != null) {
            fields.problem(
                    staticIp,
                    Diagnostic.of("An instance without IPv4 cannot have a static IP.")
                            .why("`ipAddressType` is `ipv6`, and a static IP is an address of IPv4.")
                            .fix("Leave `staticIp` out, or choose `dualstack`."));
            return null;
        }
        if (hasWrongDisksOrZones(fields)) {
            return null;
        }
        return new Lightsail(
                fields.get(region),
                zone,
                fields.get(blueprint),
                fields.get(bundle),
                fields.get(ipAddressType),
                fields.get(keyPair),
                fields.get(staticIp),
                fields.get(firewall),
                fields.get(automaticSnapshots),
                fields.get(metadataOptions),
                fields.get(disks),
                fields.get(domains),
                fields.get(alarms),
                fields.get(tags));
    }

    private boolean hasWrongDisksOrZones(Fields fields) {
        Diagnostic disk = LightsailRules.wrongWithDisks(fields.get(disks));
        if (disk != null) {
            fields.problem(disks, disk);
        }
        boolean isWrong = disk != null;
        for (Map.Entry<String, List<Lightsail.DomainEntry>> zone :
                fields.get(domains).entrySet()) {
            Diagnostic entry = LightsailRules.wrongWithZone(zone.getKey(), zone.getValue(), fields.get(staticIp));
            if (entry != null) {
                fields.problem(domains, entry);
                isWrong = true;
            }
        }
        return isWrong;
    }

    private static final class KeyPairShape extends ObjectShape<Lightsail.KeyPair> {
        private final Key<String> name = keys.required("name", RESOURCE_NAME, "The name of the key pair in Lightsail.");
        private final Key<String> publicKeyFile = keys.required(
                "publicKeyFile", Paths.LOCAL, "The public key, imported under that name when it is not there.");

        KeyPairShape() {
            super("KeyPair");
        }

        @Override
        protected Lightsail.KeyPair build(Fields fields) {
            return new Lightsail.KeyPair(fields.get(name), fields.get(publicKeyFile));
        }
    }
}
