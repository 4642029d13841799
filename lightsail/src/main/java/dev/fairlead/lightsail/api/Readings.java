package dev.fairlead.lightsail.api;

import dev.fairlead.lightsail.account.Instance;
import dev.fairlead.lightsail.account.PortRule;
import dev.fairlead.lightsail.account.Snapshot;
import dev.fairlead.lightsail.account.StaticIp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lightsail.model.AddOn;
import software.amazon.awssdk.services.lightsail.model.Disk;
import software.amazon.awssdk.services.lightsail.model.InstanceMetadataOptions;
import software.amazon.awssdk.services.lightsail.model.InstancePortInfo;
import software.amazon.awssdk.services.lightsail.model.InstanceSnapshot;
import software.amazon.awssdk.services.lightsail.model.Tag;

/** From the SDK's objects to our own. What the service leaves out or says in words of tomorrow is taken as text. */
final class Readings {
    private Readings() {}

    static Instance instance(software.amazon.awssdk.services.lightsail.model.Instance seen) {
        var ports = new ArrayList<PortRule>();
        if (seen.networking() != null) {
            seen.networking().ports().forEach(port -> ports.add(rule(port)));
        }
        return new Instance(
                seen.name(),
                seen.location() == null ? "" : text(seen.location().availabilityZone()),
                text(seen.blueprintId()),
                text(seen.bundleId()),
                text(seen.sshKeyName()),
                seen.state() == null ? "" : text(seen.state().name()),
                text(seen.ipAddressTypeAsString()),
                address(seen),
                ports,
                disks(seen),
                tags(seen.tags()),
                metadataOptions(seen.metadataOptions()),
                snapshotHour(seen.addOns()));
    }

    /** One without an address of IPv4 is reached by IPv6. */
    private static @Nullable String address(software.amazon.awssdk.services.lightsail.model.Instance seen) {
        return seen.publicIpAddress() == null && !seen.ipv6Addresses().isEmpty()
                ? seen.ipv6Addresses().getFirst()
                : seen.publicIpAddress();
    }

    static Map<String, String> tags(List<Tag> seen) {
        var tags = new LinkedHashMap<String, String>();
        seen.forEach(tag -> tags.put(tag.key(), text(tag.value())));
        return tags;
    }

    /** Those beside its own. */
    private static Set<String> disks(software.amazon.awssdk.services.lightsail.model.Instance seen) {
        return seen.hardware() == null
                ? Set.of()
                : seen.hardware().disks().stream()
                        .filter(disk -> !Boolean.TRUE.equals(disk.isSystemDisk()) && disk.name() != null)
                        .map(Disk::name)
                        .collect(Collectors.toSet());
    }

    private static Map<String, String> metadataOptions(@Nullable InstanceMetadataOptions seen) {
        var options = new LinkedHashMap<String, String>();
        if (seen != null) {
            options.put("httpTokens", text(seen.httpTokensAsString()));
            options.put("httpEndpoint", text(seen.httpEndpointAsString()));
            options.put("httpProtocolIpv6", text(seen.httpProtocolIpv6AsString()));
            Integer hops = seen.httpPutResponseHopLimit();
            options.put("httpPutResponseHopLimit", hops == null ? "" : hops.toString());
            options.values().removeIf(String::isEmpty);
        }
        return options;
    }

    static StaticIp staticIp(software.amazon.awssdk.services.lightsail.model.StaticIp seen) {
        boolean isAttached = Boolean.TRUE.equals(seen.isAttached());
        return new StaticIp(seen.name(), text(seen.ipAddress()), isAttached ? seen.attachedTo() : null);
    }

    static Snapshot snapshot(InstanceSnapshot seen) {
        return new Snapshot(
                seen.name(),
                text(seen.fromInstanceName()),
                text(seen.fromBlueprintId()),
                whole(seen.sizeInGb()),
                seen.createdAt() == null ? Instant.EPOCH : seen.createdAt(),
                "available".equals(seen.stateAsString()),
                tags(seen.tags()));
    }

    private static PortRule rule(InstancePortInfo port) {
        var sources = new TreeSet<String>();
        sources.addAll(port.cidrs());
        sources.addAll(port.ipv6Cidrs());
        sources.addAll(port.cidrListAliases());
        return new PortRule(text(port.protocolAsString()), whole(port.fromPort()), whole(port.toPort()), sources);
    }

    /** A new hour counts from tomorrow; until then the service shows both. */
    private static @Nullable String snapshotHour(List<AddOn> addOns) {
        for (AddOn addOn : addOns) {
            boolean isOn =
                    "AutoSnapshot".equals(addOn.name()) && !text(addOn.status()).startsWith("Disabl");
            if (isOn) {
                return addOn.nextSnapshotTimeOfDay() == null
                        ? addOn.snapshotTimeOfDay()
                        : addOn.nextSnapshotTimeOfDay();
            }
        }
        return null;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static int whole(@Nullable Integer value) {
        return value == null ? 0 : value;
    }
}
