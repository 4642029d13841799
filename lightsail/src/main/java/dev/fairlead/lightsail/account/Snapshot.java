package dev.fairlead.lightsail.account;

import java.time.Instant;
import java.util.Map;

/**
 * A disk as it was.
 *
 * @param blueprint of the instance it was taken of
 * @param isComplete whether an instance can be made from it
 */
public record Snapshot(
        String name,
        String instance,
        String blueprint,
        int sizeGb,
        Instant createdAt,
        boolean isComplete,
        Map<String, String> tags) {
    /** The tag of one whose replacement has come to its end. */
    public static final String SERVED = "fairlead:served";

    public Snapshot {
        tags = Map.copyOf(tags);
    }

    /** Whether what it was taken for has come to its end. */
    public boolean hasServed() {
        return tags.containsKey(SERVED);
    }
}
