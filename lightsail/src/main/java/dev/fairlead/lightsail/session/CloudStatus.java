package dev.fairlead.lightsail.session;

import dev.fairlead.lightsail.account.Alarm;
import dev.fairlead.lightsail.account.Catalogue;
import dev.fairlead.lightsail.account.Disk;
import dev.fairlead.lightsail.account.Further;
import dev.fairlead.lightsail.account.Instance;
import dev.fairlead.lightsail.account.Overview;
import dev.fairlead.lightsail.account.StaticIp;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the instance of a server is doing, as Lightsail says.
 *
 * @param instance null where there is none
 * @param staticIp the name of the address that leads to it, or null
 * @param price US dollars a month; null where nobody knows
 * @param snapshot when the last one was taken, daily or by hand; null for never
 * @param disks attached to it, of those that a model names, by name
 * @param alarms that watch it, of those that a model names, by name
 */
public record CloudStatus(
        String server,
        @Nullable Instance instance,
        @Nullable String staticIp,
        @Nullable BigDecimal price,
        @Nullable Instant snapshot,
        List<Disk> disks,
        List<Alarm> alarms) {
    public CloudStatus {
        disks = List.copyOf(disks);
        alarms = List.copyOf(alarms);
    }

    /** Of a server that nobody knows anything of. */
    public static CloudStatus nothing(String server) {
        return new CloudStatus(server, null, null, null, null, List.of(), List.of());
    }

    static CloudStatus of(String server, Overview overview, @Nullable Instant snapshot) {
        Instance instance = overview.account().instances().get(server);
        Catalogue.Bundle bundle = instance == null ? null : overview.bundles().get(instance.bundle());
        String staticIp = overview.account().staticIps().values().stream()
                .filter(ip -> server.equals(ip.attachedTo()))
                .map(StaticIp::name)
                .findFirst()
                .orElse(null);
        Further further = overview.account().further();
        List<Disk> disks = further.disks().values().stream()
                .filter(disk -> server.equals(disk.attachedTo()))
                .sorted(Comparator.comparing(Disk::name))
                .toList();
        List<Alarm> alarms = further.alarms().values().stream()
                .filter(alarm -> server.equals(alarm.watched()))
                .sorted(Comparator.comparing(Alarm::name))
                .toList();
        return new CloudStatus(
                server, instance, staticIp, bundle == null ? null : bundle.price(), snapshot, disks, alarms);
    }
}
