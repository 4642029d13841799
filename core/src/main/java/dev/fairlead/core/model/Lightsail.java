package dev.fairlead.core.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The instance and what Lightsail keeps around it.
 *
 * @param metadataOptions of the instance metadata service, by the service's own names; what is not named is left alone
 * @param automaticSnapshots the hour in UTC, {@code HH:00}; null for none
 * @param disks by name, beside the one that the bundle brings
 * @param domains entries of DNS by the name of their zone
 * @param alarms by name
 */
public record Lightsail(
        String region,
        String availabilityZone,
        String blueprint,
        String bundle,
        IpAddressType ipAddressType,
        @Nullable KeyPair keyPair,
        @Nullable String staticIp,
        List<FirewallRule> firewall,
        @Nullable String automaticSnapshots,
        Map<String, String> metadataOptions,
        Map<String, Disk> disks,
        Map<String, List<DomainEntry>> domains,
        Map<String, Alarm> alarms,
        Map<String, String> tags) {
    public Lightsail {
        firewall = List.copyOf(firewall);
        metadataOptions = Ordered.copy(metadataOptions);
        disks = Ordered.copy(disks);
        domains = Ordered.copy(domains);
        alarms = Ordered.copy(alarms);
        tags = Ordered.copy(tags);
    }

    public enum IpAddressType {
        DUALSTACK,
        IPV4,
        IPV6
    }

    public record KeyPair(String name, String publicKeyFile) {}

    /** Ports from the first to the last one, both included, open to the given networks. */
    public record FirewallRule(int fromPort, int toPort, Protocol protocol, List<String> cidrs) {
        public FirewallRule {
            cidrs = List.copyOf(cidrs);
        }
    }

    public enum Protocol {
        TCP,
        UDP,
        ICMP,
        ALL
    }

    /** @param path the device that the box sees it as */
    public record Disk(int sizeInGb, String path) {}

    /**
     * One line of a DNS zone.
     *
     * @param name in full, such as {@code www.example.com}
     * @param target null for the address of the static IP
     */
    public record DomainEntry(
            String name, RecordType type, @Nullable String target) {}

    public enum RecordType {
        A,
        AAAA,
        CNAME,
        TXT
    }
}
