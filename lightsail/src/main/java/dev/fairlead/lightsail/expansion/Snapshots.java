package dev.fairlead.lightsail.expansion;

import dev.fairlead.core.plan.PlannedStep;
import dev.fairlead.core.resource.Work;
import dev.fairlead.lightsail.account.DiskSnapshot;
import dev.fairlead.lightsail.account.Snapshot;
import dev.fairlead.lightsail.call.LightsailCall;
import dev.fairlead.lightsail.call.LightsailCall.DiskCall;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The snapshots that Fairlead takes of a server, by their names. */
public final class Snapshots {
    private static final String BEFORE = "-before-";
    private static final String FINAL = "-final-";
    private static final String MIGRATION = "-migration-";

    /** A phase that is begun again soon needs no second one. */
    private static final Duration RECENT = Duration.ofHours(1);

    private Snapshots() {}

    /** What stands behind the name of what is made anew. */
    public static String before(String stamp) {
        return BEFORE + stamp;
    }

    /** What stands behind the name of what is destroyed. */
    public static String last(String stamp) {
        return FINAL + stamp;
    }

    /** Before an app on it moves to Docker. */
    public static String migration(String server, String stamp) {
        return server + MIGRATION + stamp;
    }

    /**
     * The titles of these steps as two plans have them in common: a snapshot that one of them takes goes without the second
     * it is taken in, which stands in its name.
     */
    public static List<String> timelessTitles(List<PlannedStep> steps) {
        List<String> taken =
                steps.stream().flatMap(step -> taken(step.step().work())).toList();
        return steps.stream().map(step -> timeless(step.step().title(), taken)).toList();
    }

    private static Stream<String> taken(Work work) {
        if (work instanceof LightsailCall.TakeSnapshot ofInstance) {
            return Stream.of(ofInstance.snapshot());
        }
        return work instanceof DiskCall.TakeSnapshot ofDisk ? Stream.of(ofDisk.snapshot()) : Stream.empty();
    }

    private static String timeless(String title, List<String> taken) {
        return taken.stream()
                .filter(snapshot -> title.endsWith(" " + snapshot))
                .findFirst()
                .map(snapshot -> title.substring(0, title.length() - snapshot.length())
                        + snapshot.substring(0, snapshot.lastIndexOf(BEFORE) + BEFORE.length()))
                .orElse(title);
    }

    /** The whole snapshot that was taken for a migration within the last hour, or null. */
    public static @Nullable Snapshot recentMigration(List<Snapshot> all, String server, Instant now) {
        return all.stream()
                .filter(snapshot -> snapshot.name().startsWith(server + MIGRATION)
                        && snapshot.instance().equals(server)
                        && snapshot.isComplete()
                        && snapshot.createdAt().isAfter(now.minus(RECENT)))
                .max(Comparator.comparing(Snapshot::createdAt))
                .orElse(null);
    }

    /** The snapshot that an instance was destroyed behind last, or null. */
    public static @Nullable Snapshot latestFinal(List<Snapshot> all, String server) {
        return all.stream()
                .filter(snapshot -> snapshot.name().startsWith(server + FINAL)
                        && snapshot.instance().equals(server))
                .max(Comparator.comparing(Snapshot::createdAt))
                .orElse(null);
    }

    /**
     * The snapshot of a replacement that was cut short after the old instance was gone, or null: the last one, and only
     * where nothing says that its replacement came to its end. One that was destroyed on purpose since is not brought back.
     */
    public static @Nullable Snapshot interrupted(List<Snapshot> all, String server, String blueprint) {
        Instant destroyed = all.stream()
                .filter(snapshot -> snapshot.name().startsWith(server + FINAL))
                .map(Snapshot::createdAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        return all.stream()
                .filter(snapshot -> snapshot.name().startsWith(server + BEFORE)
                        && snapshot.instance().equals(server)
                        && snapshot.isComplete()
                        && snapshot.createdAt().isAfter(destroyed))
                .max(Comparator.comparing(Snapshot::createdAt))
                .filter(snapshot ->
                        !snapshot.hasServed() && snapshot.blueprint().equals(blueprint))
                .orElse(null);
    }

    /** The same for disks: by the name of each that is missing, the snapshot it was taken away behind. */
    public static Map<String, DiskSnapshot> interrupted(List<DiskSnapshot> all, Collection<String> disks) {
        var found = new TreeMap<String, DiskSnapshot>();
        for (String disk : disks) {
            Instant destroyed = all.stream()
                    .filter(snapshot -> snapshot.name().startsWith(disk + FINAL))
                    .map(DiskSnapshot::createdAt)
                    .max(Comparator.naturalOrder())
                    .orElse(Instant.EPOCH);
            all.stream()
                    .filter(snapshot -> snapshot.name().startsWith(disk + BEFORE)
                            && snapshot.disk().equals(disk)
                            && snapshot.isComplete()
                            && snapshot.createdAt().isAfter(destroyed))
                    .max(Comparator.comparing(DiskSnapshot::createdAt))
                    .filter(snapshot -> !snapshot.hasServed())
                    .ifPresent(snapshot -> found.put(disk, snapshot));
        }
        return found;
    }
}
