package dev.fairlead.host.kind;

import dev.fairlead.core.model.Secret;
import dev.fairlead.core.resource.Digest;

/**
 * The key that a box hashes its secrets under, so that a hash which leaves the box tells nothing to who lacks the key.
 * Made once at the first apply, kept at {@code /var/lib/fairlead/key}, held in memory here and never written down.
 *
 * @param hex 64 hexadecimal digits
 */
public record BoxKey(String hex) {

    /** As {@code fl_keyed} computes it on the box. */
    public String hash(Secret secret) {
        return Digest.sha256(hex + secret.reveal());
    }

    @Override
    public String toString() {
        return "BoxKey[" + Secret.MASK + "]";
    }
}
