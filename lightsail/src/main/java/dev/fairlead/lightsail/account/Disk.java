package dev.fairlead.lightsail.account;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A disk beside the one that an instance is made with.
 *
 * @param state the service's word: pending, available, in-use, error
 * @param attachedTo an instance, or null
 * @param path the device that the instance sees it as; null where it is not attached
 */
public record Disk(
        String name,
        String availabilityZone,
        int sizeInGb,
        String state,
        Map<String, String> tags,
        @Nullable String attachedTo,
        @Nullable String path) {

    public Disk {
        tags = Map.copyOf(tags);
    }

    /** The same, attached to nothing. */
    public Disk detached() {
        return new Disk(name, availabilityZone, sizeInGb, "available", tags, null, null);
    }
}
