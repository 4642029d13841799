package dev.fairlead.lightsail.account;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An instance as a list shows it.
 *
 * @param keyPair the name of the key pair it was made with
 * @param power the service's word: pending, running, stopping, stopped
 * @param ipAddressType the service's word: ipv4, dualstack, ipv6
 * @param address where it is reached, or null while it has none
 * @param disks attached to it, beside its own
 * @param metadataOptions of the instance metadata service, by the service's own names
 * @param snapshotHour when it is snapshotted daily, {@code HH:00} in UTC; null for never
 */
public record Instance(
        String name,
        String availabilityZone,
        String blueprint,
        String bundle,
        String keyPair,
        String power,
        String ipAddressType,
        @Nullable String address,
        List<PortRule> ports,
        Set<String> disks,
        Map<String, String> tags,
        Map<String, String> metadataOptions,
        @Nullable String snapshotHour) {
    public Instance {
        ports = List.copyOf(ports);
        disks = Set.copyOf(disks);
        tags = Map.copyOf(tags);
        metadataOptions = Map.copyOf(metadataOptions);
    }

    public boolean isRunning() {
        return power.equals("running");
    }
}
