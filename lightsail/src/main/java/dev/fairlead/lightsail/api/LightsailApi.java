package dev.fairlead.lightsail.api;

import dev.fairlead.lightsail.account.Access;
import dev.fairlead.lightsail.account.Account;
import dev.fairlead.lightsail.account.Catalogue;
import dev.fairlead.lightsail.account.DiskSnapshot;
import dev.fairlead.lightsail.account.Further;
import dev.fairlead.lightsail.account.Listing;
import dev.fairlead.lightsail.account.Overview;
import dev.fairlead.lightsail.account.Snapshot;
import dev.fairlead.lightsail.call.LightsailCall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.lightsail.model.InstanceAccessDetails;
import software.amazon.awssdk.services.lightsail.model.InstanceAccessProtocol;

/**
 * Lightsail in one region. All that goes wrong is a {@link LightsailException}. Whoever calls may hand in a listener that
 * is told of tries that failed, a line each.
 */
public final class LightsailApi implements AutoCloseable {
    private final Clients clients;
    private final LightsailClient client;
    private final Calls calls;
    private final Lists lists;
    private final FurtherLists furtherLists;
    private final Performing performing;

    private LightsailApi(Clients clients, Patience patience) {
        this.clients = clients;
        this.client = clients.home();
        this.calls = new Calls(patience);
        this.furtherLists = new FurtherLists(clients, calls);
        this.lists = new Lists(client, furtherLists, calls);
        this.performing = new Performing(clients, calls);
    }

    /**
     * Asks nothing yet.
     *
     * @param environment may name another server than Amazon's in {@code FAIRLEAD_LIGHTSAIL_ENDPOINT}
     */
    public static LightsailApi open(String region, Map<String, String> environment, Patience patience) {
        return new LightsailApi(new Clients(region, environment), patience);
    }

    /** The region that the environment or the profile names, for who has no model yet; null for none. */
    public static @Nullable String usualRegion(Map<String, String> environment) {
        return Connection.region(environment);
    }

    /** What there is, in three calls at the same time, and one for each further listing. */
    public Account account(Set<Listing> listings, Consumer<String> told) {
        return lists.account(listings, told);
    }

    /** The same, and what sizes cost, in four calls at the same time. */
    public Overview overview(Set<Listing> listings, Consumer<String> told) {
        return lists.overview(listings, told);
    }

    /** These lists alone. */
    public Further further(Set<Listing> listings, Consumer<String> told) {
        return furtherLists.of(listings, told);
    }

    /** All snapshots of disks but the daily ones. */
    public List<DiskSnapshot> diskSnapshots(Consumer<String> told) {
        return furtherLists.diskSnapshots(told);
    }

    /** The systems that an instance can be made with, by id. */
    public Map<String, Catalogue.Blueprint> blueprints(Consumer<String> told) {
        return lists.systems(told);
    }

    /** All snapshots of instances but the daily ones. */
    public List<Snapshot> snapshots(Consumer<String> told) {
        return lists.snapshots(told);
    }

    /** When the last snapshot of the instance was taken, daily or by hand; null for never. */
    public @Nullable Instant lastSnapshot(String instance, Consumer<String> told) {
        return lists.lastSnapshot(instance, told);
    }

    /** Brings it about, and returns once it shows. Doing it twice is the same as once. */
    public void perform(LightsailCall call, Consumer<String> told) {
        performing.perform(call, told);
    }

    /**
     * A way into the instance, once Lightsail has seen its host keys.
     *
     * @throws LightsailException if they are not known within the limit
     */
    public Access access(String instance, Duration limit, Consumer<String> told) {
        var last = new AtomicReference<InstanceAccessDetails>();
        boolean isKnown = calls.patience().until(limit, () -> {
            InstanceAccessDetails details = calls.call(
                    "GetInstanceAccessDetails",
                    told,
                    () -> client.getInstanceAccessDetails(
                                    request -> request.instanceName(instance).protocol(InstanceAccessProtocol.SSH))
                            .accessDetails());
            last.set(details);
            return !details.hostKeys().isEmpty() && address(details) != null;
        });
        InstanceAccessDetails details = last.get();
        if (!isKnown || details == null) {
            throw new LightsailException(
                    LightsailException.Reason.TOOK_TOO_LONG,
                    "Lightsail does not know the host keys of `" + instance + "`"
                            + (limit.isZero() ? " yet." : " after " + limit.toSeconds() + " s."),
                    "Without them nobody can tell that it is the right box that answers.",
                    "Look in the Lightsail console whether the instance has booted, then try again.");
        }
        return new Access(
                details.username(),
                Objects.requireNonNull(address(details)),
                details.privateKey(),
                details.certKey(),
                details.expiresAt(),
                details.hostKeys().stream()
                        .map(key -> key.algorithm() + " " + key.publicKey())
                        .toList());
    }

    /** Null while it has none. */
    private static @Nullable String address(InstanceAccessDetails details) {
        return details.ipAddress() == null && !details.ipv6Addresses().isEmpty()
                ? details.ipv6Addresses().getFirst()
                : details.ipAddress();
    }

    @Override
    public void close() {
        clients.close();
    }
}
