package dev.fairlead.lab.engine;

import java.util.Map;

/**
 * A container to be that boots as a machine does.
 *
 * @param dockerVolume holds the box's own /var/lib/docker, since overlay2 cannot lie on overlay2
 */
public record BoxContainer(
        String name,
        String hostname,
        String image,
        Bridge bridge,
        String address,
        String dockerVolume,
        Map<String, String> labels) {
    public BoxContainer {
        labels = Map.copyOf(labels);
    }
}
