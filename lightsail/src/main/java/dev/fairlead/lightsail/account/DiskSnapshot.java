package dev.fairlead.lightsail.account;

import java.time.Instant;
import java.util.Map;

/**
 * A disk beside the instance's own, as it was.
 *
 * @param isComplete whether a disk can be made from it
 */
public record DiskSnapshot(
        String name, String disk, int sizeInGb, Instant createdAt, boolean isComplete, Map<String, String> tags) {
    public DiskSnapshot {
        tags = Map.copyOf(tags);
    }

    /** Whether what it was taken for has come to its end. */
    public boolean hasServed() {
        return tags.containsKey(Snapshot.SERVED);
    }
}
