package dev.fairlead.host.doctor;

import dev.fairlead.core.model.ServerModel;
import dev.fairlead.host.memory.BoxMemory;
import java.time.Instant;
import java.util.Map;

/**
 * What a check knows beside the box's answer.
 *
 * @param asked when the box was asked, by the clock of this machine
 * @param heard when it had told its time, by the same clock
 * @param names what this machine makes of the names in the model
 */
public record Surroundings(
        ServerModel model, BoxMemory memory, Instant asked, Instant heard, Map<String, Lookup> names) {
    public Surroundings {
        names = Map.copyOf(names);
    }
}
