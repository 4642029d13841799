package dev.fairlead.lab.lightsail.wire;

import java.util.Optional;

/**
 * One request.
 *
 * @param region the region in whose name it was signed
 * @param failure how the operation that it begins shall fail, if it shall
 */
public record Request(String operation, String region, Tree body, Optional<Fault.FailsLater> failure) {}
