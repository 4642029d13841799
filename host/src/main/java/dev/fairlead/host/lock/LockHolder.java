package dev.fairlead.host.lock;

/**
 * Whoever changes the box right now.
 *
 * @param who user and machine, as the holder told
 * @param since when it took the lock, by the box's clock, ISO 8601
 * @param silentFor seconds since it last gave a sign of life
 */
public record LockHolder(String who, String since, long silentFor) {}
