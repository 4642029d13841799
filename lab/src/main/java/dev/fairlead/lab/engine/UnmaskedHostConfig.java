package dev.fairlead.lab.engine;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.github.dockerjava.api.model.HostConfig;
import java.util.List;

/**
 * Leaves all of /proc and /sys open, as {@code --security-opt systempaths=unconfined} of the command line does. In the
 * API that is two empty lists, which docker-java has no setters for.
 */
final class UnmaskedHostConfig extends HostConfig {
    @JsonProperty("MaskedPaths")
    List<String> maskedPaths() {
        return List.of();
    }

    @JsonProperty("ReadonlyPaths")
    List<String> readonlyPaths() {
        return List.of();
    }
}
