package dev.fairlead.host.release;

import dev.fairlead.host.memory.Release;

/**
 * A release as it can be gone back to.
 *
 * @param isKept all that made it up is still on the box
 * @param hasImage so is its image; else it is pulled by its digest
 */
public record KnownRelease(Release release, boolean isLive, boolean isKept, boolean hasImage) {}
