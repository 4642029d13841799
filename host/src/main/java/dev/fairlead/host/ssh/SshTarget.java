package dev.fairlead.host.ssh;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where to connect and as whom. What is null is taken from {@code ~/.ssh/config}, then it is the user {@code admin} and port 22.
 *
 * @param address a name, an IP address or a {@code Host} of {@code ~/.ssh/config}
 * @param hostKeys lines such as {@code ssh-ed25519 AAAA...}; if there are any, known_hosts is not looked at
 * @param proxyJump hops such as {@code user@bastion:22}, with commas between them
 * @param lent what Lightsail gave to get in with, or null
 */
public record SshTarget(
        String address,
        @Nullable Integer port,
        @Nullable String user,
        @Nullable Path identityFile,
        List<String> hostKeys,
        Duration connectTimeout,
        @Nullable String proxyJump,
        @Nullable Lent lent) {
    /** Who logs in where nothing says whom: the one that Debian's images for Lightsail have. */
    static final String USUAL_USER = "admin";

    public SshTarget {
        hostKeys = List.copyOf(hostKeys);
    }

    /**
     * What Lightsail gives to whoever may ask it.
     *
     * @param pass tried when no other key was accepted
     * @param isKeySource whether the host keys are those that Lightsail saw
     */
    public record Lent(Pass pass, boolean isKeySource) {}

    public SshTarget lending(Lent lent) {
        return new SshTarget(address, port, user, identityFile, hostKeys, connectTimeout, proxyJump, lent);
    }

    public static SshTarget of(String address) {
        return new SshTarget(address, null, null, null, List.of(), Duration.ofSeconds(10), null, null);
    }

    public SshTarget withPort(int port) {
        return new SshTarget(address, port, user, identityFile, hostKeys, connectTimeout, proxyJump, lent);
    }

    public SshTarget withUser(String user) {
        return new SshTarget(address, port, user, identityFile, hostKeys, connectTimeout, proxyJump, lent);
    }

    public SshTarget withIdentityFile(Path identityFile) {
        return new SshTarget(address, port, user, identityFile, hostKeys, connectTimeout, proxyJump, lent);
    }

    public SshTarget withHostKeys(List<String> hostKeys) {
        return new SshTarget(address, port, user, identityFile, hostKeys, connectTimeout, proxyJump, lent);
    }

    public SshTarget withConnectTimeout(Duration connectTimeout) {
        return new SshTarget(address, port, user, identityFile, hostKeys, connectTimeout, proxyJump, lent);
    }

    public SshTarget withProxyJump(String proxyJump) {
        return new SshTarget(address, port, user, identityFile, hostKeys, connectTimeout, proxyJump, lent);
    }
}
