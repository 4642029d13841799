package dev.fairlead.host.ssh;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One connection of the way to the box, with all names resolved.
 *
 * @param hostKeys what the model pins; empty leaves it to known_hosts
 * @param lent what Lightsail gave for it, or null
 * @param jump it only leads to the next hop
 */
record Hop(
        String host,
        int port,
        String user,
        List<Path> identityFiles,
        List<HostKey> hostKeys,
        boolean jump,
        SshTarget.@Nullable Lent lent) {
    Hop lending(SshTarget.@Nullable Lent what) {
        return new Hop(host, port, user, identityFiles, hostKeys, jump, what);
    }

    String destination() {
        return user + "@" + host + (port == 22 ? "" : ":" + port);
    }
}
