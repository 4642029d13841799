package dev.fairlead.lab.engine;

import com.github.dockerjava.api.DockerClient;
import dev.fairlead.lab.machine.Commands;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The Engine's volumes. */
public final class Volumes {
    private static final Duration COPY_LIMIT = Duration.ofMinutes(5);

    private final DockerClient client;

    Volumes(DockerClient client) {
        this.client = client;
    }

    public void create(String name, Map<String, String> labels) {
        client.createVolumeCmd().withName(name).withLabels(labels).exec();
    }

    /** Copies all that is in one volume to another. Owners and extended attributes matter: overlay2 lives by them. */
    public void copy(String from, String to) {
        Commands.run(COPY_LIMIT, List.of("cp", "-a", mountpoint(from) + "/.", mountpoint(to)));
    }

    private String mountpoint(String name) {
        return client.inspectVolumeCmd(name).exec().getMountpoint();
    }

    public void remove(String name) {
        client.removeVolumeCmd(name).exec();
    }

    /** Names of the volumes with the label {@code key=value}. */
    public List<String> labelled(String label) {
        return client.listVolumesCmd().withFilter("label", List.of(label)).exec().getVolumes().stream()
                .map(volume -> volume.getName())
                .toList();
    }
}
