package dev.fairlead.lightsail.api;

import dev.fairlead.lightsail.account.Account;
import dev.fairlead.lightsail.account.Catalogue;
import dev.fairlead.lightsail.account.Further;
import dev.fairlead.lightsail.account.Listing;
import dev.fairlead.lightsail.account.Overview;
import dev.fairlead.lightsail.account.Snapshot;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.lightsail.model.AutoSnapshotDetails;
import software.amazon.awssdk.services.lightsail.model.Bundle;
import software.amazon.awssdk.services.lightsail.model.GetBlueprintsResponse;
import software.amazon.awssdk.services.lightsail.model.GetBundlesResponse;
import software.amazon.awssdk.services.lightsail.model.GetInstanceSnapshotsResponse;
import software.amazon.awssdk.services.lightsail.model.GetInstancesResponse;
import software.amazon.awssdk.services.lightsail.model.GetKeyPairsResponse;
import software.amazon.awssdk.services.lightsail.model.GetStaticIpsResponse;

/** All lists, to their last page, and several lists at the same time. */
final class Lists {
    private final LightsailClient client;
    private final Calls calls;
    private final FurtherLists further;

    Lists(LightsailClient client, FurtherLists further, Calls calls) {
        this.client = client;
        this.further = further;
        this.calls = calls;
    }

    /** Three calls, where no list is longer than a page, and one for each further listing. */
    Account account(Set<Listing> listings, Consumer<String> told) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var instances = CompletableFuture.supplyAsync(() -> instances(told), threads);
            var keyPairs = CompletableFuture.supplyAsync(() -> keyPairs(told), threads);
            var staticIps = CompletableFuture.supplyAsync(() -> staticIps(told), threads);
            Further rest = further.of(listings, told);
            var byName = new LinkedHashMap<String, dev.fairlead.lightsail.account.Instance>();
            joined(instances).forEach(one -> byName.put(one.name(), Readings.instance(one)));
            var ips = new LinkedHashMap<String, dev.fairlead.lightsail.account.StaticIp>();
            joined(staticIps).forEach(one -> ips.put(one.name(), Readings.staticIp(one)));
            var keys = new LinkedHashMap<String, String>();
            joined(keyPairs).forEach(one -> keys.put(one.name(), Objects.requireNonNullElse(one.fingerprint(), "")));
            return new Account(byName, keys, ips, rest);
        }
    }

    /** The same and the sizes beside it: four calls. */
    Overview overview(Set<Listing> listings, Consumer<String> told) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sizes = CompletableFuture.supplyAsync(() -> bundles(told), threads);
            Account account = account(listings, told);
            var bundles = new LinkedHashMap<String, Catalogue.Bundle>();
            joined(sizes).forEach(one -> bundles.put(one.bundleId(), bundle(one)));
            return new Overview(account, bundles);
        }
    }

    private static Catalogue.Bundle bundle(Bundle seen) {
        return new Catalogue.Bundle(
                seen.bundleId(),
                new BigDecimal(String.valueOf(seen.price())),
                seen.ramSizeInGb() == null ? 0 : seen.ramSizeInGb(),
                whole(seen.cpuCount()),
                whole(seen.diskSizeInGb()),
                whole(seen.power()),
                seen.publicIpv4AddressCount(),
                !Boolean.FALSE.equals(seen.isActive()));
    }

    /** The systems that can be had, by id. */
    Map<String, Catalogue.Blueprint> systems(Consumer<String> told) {
        var systems = new LinkedHashMap<String, Catalogue.Blueprint>();
        blueprints(told)
                .forEach(one -> systems.put(
                        one.blueprintId(),
                        new Catalogue.Blueprint(one.blueprintId(), one.name(), whole(one.minPower()))));
        return systems;
    }

    private List<software.amazon.awssdk.services.lightsail.model.Instance> instances(Consumer<String> told) {
        return pages(
                token -> calls.call(
                        "GetInstances", told, () -> client.getInstances(request -> request.pageToken(token))),
                GetInstancesResponse::instances,
                GetInstancesResponse::nextPageToken);
    }

    private List<software.amazon.awssdk.services.lightsail.model.KeyPair> keyPairs(Consumer<String> told) {
        return pages(
                token -> calls.call("GetKeyPairs", told, () -> client.getKeyPairs(request -> request.pageToken(token))),
                GetKeyPairsResponse::keyPairs,
                GetKeyPairsResponse::nextPageToken);
    }

    private List<software.amazon.awssdk.services.lightsail.model.StaticIp> staticIps(Consumer<String> told) {
        return pages(
                token -> calls.call(
                        "GetStaticIps", told, () -> client.getStaticIps(request -> request.pageToken(token))),
                GetStaticIpsResponse::staticIps,
                GetStaticIpsResponse::nextPageToken);
    }

    private List<Bundle> bundles(Consumer<String> told) {
        return pages(
                // Sizes that are sold no more have a price for who has them.
                token -> calls.call(
                        "GetBundles",
                        told,
                        () -> client.getBundles(
                                request -> request.pageToken(token).includeInactive(true))),
                GetBundlesResponse::bundles,
                GetBundlesResponse::nextPageToken);
    }

    private List<software.amazon.awssdk.services.lightsail.model.Blueprint> blueprints(Consumer<String> told) {
        return pages(
                token -> calls.call(
                        "GetBlueprints", told, () -> client.getBlueprints(request -> request.pageToken(token))),
                GetBlueprintsResponse::blueprints,
                GetBlueprintsResponse::nextPageToken);
    }

    /** All that were taken by hand or by Fairlead; the daily ones are no resources of their own. */
    List<Snapshot> snapshots(Consumer<String> told) {
        return pages(
                        token -> calls.call(
                                "GetInstanceSnapshots",
                                told,
                                () -> client.getInstanceSnapshots(request -> request.pageToken(token))),
                        GetInstanceSnapshotsResponse::instanceSnapshots,
                        GetInstanceSnapshotsResponse::nextPageToken)
                .stream()
                .map(Readings::snapshot)
                .toList();
    }

    /** Of those taken by hand and the daily ones; null for never. */
    @Nullable
    Instant lastSnapshot(String instance, Consumer<String> told) {
        Stream<Instant> byHand = snapshots(told).stream()
                .filter(snapshot -> snapshot.instance().equals(instance) && snapshot.isComplete())
                .map(Snapshot::createdAt);
        return Stream.concat(byHand, daily(instance, told))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private Stream<Instant> daily(String instance, Consumer<String> told) {
        try {
            return calls
                    .call(
                            "GetAutoSnapshots",
                            told,
                            () -> client.getAutoSnapshots(request -> request.resourceName(instance)))
                    .autoSnapshots()
                    .stream()
                    .map(AutoSnapshotDetails::createdAt)
                    .filter(Objects::nonNull);
        } catch (LightsailException e) {
            if (e.reason() == LightsailException.Reason.NOT_FOUND) {
                return Stream.empty();
            }
            throw e;
        }
    }

    static <R, T> List<T> pages(
            Function<@Nullable String, R> ask, Function<R, List<T>> things, Function<R, @Nullable String> next) {
        var all = new ArrayList<T>();
        var tokens = new HashSet<String>();
        String token = null;
        do {
            R page = ask.apply(token);
            all.addAll(things.apply(page));
            token = next.apply(page);
            if (token != null && !token.isEmpty() && !tokens.add(token)) {
                throw new LightsailException(
                        LightsailException.Reason.REFUSED,
                        "Lightsail does not come to the end of a list.",
                        "It named the same page as the next one twice.",
                        "Try again.");
            }
        } while (token != null && !token.isEmpty());
        return all;
    }

    static <T> T joined(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof LightsailException refused) {
                throw refused;
            }
            throw e;
        }
    }

    private static int whole(@Nullable Integer value) {
        return value == null ? 0 : value;
    }
}
