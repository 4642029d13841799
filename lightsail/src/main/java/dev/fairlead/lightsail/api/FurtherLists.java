package dev.fairlead.lightsail.api;

import dev.fairlead.lightsail.account.Alarm;
import dev.fairlead.lightsail.account.Disk;
import dev.fairlead.lightsail.account.DiskSnapshot;
import dev.fairlead.lightsail.account.DomainEntry;
import dev.fairlead.lightsail.account.Further;
import dev.fairlead.lightsail.account.Listing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import software.amazon.awssdk.services.lightsail.model.GetAlarmsResponse;
import software.amazon.awssdk.services.lightsail.model.GetDiskSnapshotsResponse;
import software.amazon.awssdk.services.lightsail.model.GetDisksResponse;
import software.amazon.awssdk.services.lightsail.model.GetDomainsResponse;

/** The lists that only some models need, at the same time. */
record FurtherLists(Clients clients, Calls calls) {

    /** Those not named stay empty. */
    Further of(Set<Listing> listings, Consumer<String> told) {
        if (listings.isEmpty()) {
            return Further.NONE;
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var disks = CompletableFuture.supplyAsync(
                    () -> listings.contains(Listing.DISKS) ? disks(told) : Map.<String, Disk>of(), threads);
            var alarms = CompletableFuture.supplyAsync(
                    () -> listings.contains(Listing.ALARMS) ? alarms(told) : Map.<String, Alarm>of(), threads);
            var zones = CompletableFuture.supplyAsync(
                    () -> listings.contains(Listing.ZONES) ? zones(told) : Map.<String, List<DomainEntry>>of(),
                    threads);
            return new Further(Lists.joined(disks), Lists.joined(alarms), Lists.joined(zones));
        }
    }

    private Map<String, Disk> disks(Consumer<String> told) {
        var byName = new LinkedHashMap<String, Disk>();
        Lists.pages(
                        token -> calls.call(
                                "GetDisks", told, () -> clients.home().getDisks(request -> request.pageToken(token))),
                        GetDisksResponse::disks,
                        GetDisksResponse::nextPageToken)
                .stream()
                .filter(one -> !Boolean.TRUE.equals(one.isSystemDisk()))
                .forEach(one -> byName.put(one.name(), FurtherReadings.disk(one)));
        return byName;
    }

    private Map<String, Alarm> alarms(Consumer<String> told) {
        var byName = new LinkedHashMap<String, Alarm>();
        Lists.pages(
                        token -> calls.call(
                                "GetAlarms", told, () -> clients.home().getAlarms(request -> request.pageToken(token))),
                        GetAlarmsResponse::alarms,
                        GetAlarmsResponse::nextPageToken)
                .forEach(one -> byName.put(one.name(), FurtherReadings.alarm(one)));
        return byName;
    }

    private Map<String, List<DomainEntry>> zones(Consumer<String> told) {
        var byName = new LinkedHashMap<String, List<DomainEntry>>();
        Lists.pages(
                        token -> calls.call(
                                "GetDomains",
                                told,
                                () -> clients.ofDns().getDomains(request -> request.pageToken(token))),
                        GetDomainsResponse::domains,
                        GetDomainsResponse::nextPageToken)
                .forEach(one -> byName.put(
                        one.name().toLowerCase(Locale.ROOT),
                        one.domainEntries().stream().map(FurtherReadings::entry).toList()));
        return byName;
    }

    /** All that were taken by hand or by Fairlead; the daily ones are no resources of their own. */
    List<DiskSnapshot> diskSnapshots(Consumer<String> told) {
        return Lists.pages(
                        token -> calls.call(
                                "GetDiskSnapshots",
                                told,
                                () -> clients.home().getDiskSnapshots(request -> request.pageToken(token))),
                        GetDiskSnapshotsResponse::diskSnapshots,
                        GetDiskSnapshotsResponse::nextPageToken)
                .stream()
                .map(FurtherReadings::diskSnapshot)
                .toList();
    }
}
