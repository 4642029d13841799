package dev.fairlead.host.release;

import dev.fairlead.host.memory.Release;
import java.util.List;

/**
 * A release as it can be gone back to.
 *
 * @param isKept all that made it up is still on the box
 * @param hasImage so is its image; else it is pulled by its digest
 * @param services names of the side services that ran its image
 */
public record KnownRelease(Release release, boolean isLive, boolean isKept, boolean hasImage, List<String> services) {
    public KnownRelease {
        services = List.copyOf(services);
    }
}
