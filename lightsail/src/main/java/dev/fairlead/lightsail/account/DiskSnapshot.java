package dev.fairlead.lightsail.account;

import java.time.Instant;

/**
 * A disk beside the instance's own, as it was.
 *
 * @param isComplete whether a disk can be made from it
 */
public record DiskSnapshot(String name, String disk, int sizeInGb, Instant createdAt, boolean isComplete) {}
