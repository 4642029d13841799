package dev.fairlead.host.daily;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command for a container.
 *
 * @param terminal null for plain pipes
 */
public record CommandRequest(List<String> command, @Nullable Terminal terminal) {
    public CommandRequest {
        command = List.copyOf(command);
    }

    /** @param type what {@code TERM} says */
    public record Terminal(String type, int rows, int columns) {}
}
