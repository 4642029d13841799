package dev.fairlead.core.model;

import java.util.List;
import java.util.Map;

/**
 * The Docker engine of the box.
 *
 * @param registries to log in to, by host
 * @param insecureRegistries {@code host:port} reached without TLS
 * @param users in the {@code docker} group, besides root
 */
public record DockerSettings(
        Source source,
        Logging logging,
        boolean liveRestore,
        Map<String, Registry> registries,
        List<String> insecureRegistries,
        List<String> users) {
    public DockerSettings {
        registries = Ordered.copy(registries);
        insecureRegistries = List.copyOf(insecureRegistries);
        users = List.copyOf(users);
    }

    /** Whose packages are installed: Debian's {@code docker.io} or Docker's own. */
    public enum Source {
        DISTRIBUTION,
        DOCKER
    }

    public record Logging(Size maxSize, int maxFiles) {}

    public record Registry(String username, ValueSource password) {}
}
