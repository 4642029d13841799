package dev.fairlead.lab.engine;

import com.github.dockerjava.api.DockerClient;
import java.util.List;
import java.util.Map;

/** The Engine's volumes. */
public final class Volumes {
    private final DockerClient client;

    Volumes(DockerClient client) {
        this.client = client;
    }

    public void create(String name, Map<String, String> labels) {
        client.createVolumeCmd().withName(name).withLabels(labels).exec();
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
