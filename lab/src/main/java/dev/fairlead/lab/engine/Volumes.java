package dev.fairlead.lab.engine;

import com.github.dockerjava.api.DockerClient;
import dev.fairlead.lab.machine.Commands;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The Engine's volumes. */
public final class Volumes {
    private static final Duration COPY_LIMIT = Duration.ofMinutes(5);

    private static final String COPY = """
            cp -al "$1/." "$2"
            for part in "$2"/* "$2"/overlay2/*; do
                [ "$part" != "$2/overlay2" ] && [ ! -e "$part/committed" ] && [ -e "$part" ] || continue
                rm -rf "$part"
                cp -a "$1${part#"$2"}" "$part"
            done
            """;

    private final DockerClient client;

    Volumes(DockerClient client) {
        this.client = client;
    }

    public void create(String name, Map<String, String> labels) {
        client.createVolumeCmd().withName(name).withLabels(labels).exec();
    }

    /**
     * Copies the disk of an Engine in one volume to another. Owners and extended attributes matter: overlay2 lives by them.
     * Layers of images, to which nobody writes once they are committed, are linked: most of the files, and of the time.
     */
    public void copy(String from, String to) {
        Commands.run(COPY_LIMIT, List.of("sh", "-ec", COPY, "sh", mountpoint(from), mountpoint(to)));
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
