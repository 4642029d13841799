package dev.fairlead.core.model;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to reach the box. What is left out is asked of {@code ~/.ssh/config} before a default counts.
 *
 * @param user null unless the model names one
 * @param address host name or IP; null when Lightsail knows it
 * @param port null unless the model gives one
 * @param identityFile null for the agent and the usual files
 * @param hostKeys in the words of {@code known_hosts} without the host: {@code ssh-ed25519 AAAA...}
 * @param sudoPassword null when sudo asks for none
 * @param proxyJump {@code [user@]host[:port]}, with commas between several
 */
public record Ssh(
        @Nullable String user,
        @Nullable String address,
        @Nullable Integer port,
        @Nullable String identityFile,
        List<String> hostKeys,
        Duration connectTimeout,
        @Nullable ValueSource sudoPassword,
        @Nullable String proxyJump) {
    /** Where nothing gives a port. */
    public static final int USUAL_PORT = 22;

    public Ssh {
        hostKeys = List.copyOf(hostKeys);
    }

    /** With what somebody else knows of the box; what the model itself says wins. */
    Ssh reachedAt(String knownUser, String known, List<String> knownKeys) {
        return new Ssh(
                user == null ? knownUser : user,
                address == null ? known : address,
                port,
                identityFile,
                hostKeys.isEmpty() ? knownKeys : hostKeys,
                connectTimeout,
                sudoPassword,
                proxyJump);
    }
}
