package dev.fairlead.core.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The image, and how its containers run.
 *
 * @param directory absolute; holds {@code .env}, the compose files and the volumes
 * @param image without tag or digest
 * @param digest {@code sha256:...}, pins the image whatever the tag says
 * @param command replaces the image's own; empty leaves it
 * @param user {@code uid[:gid]} of the process; null leaves the image's own
 * @param drain how long the old colour may finish its requests
 * @param beforeSwitch run once for each release, in a container of its own, before the new colour starts; empty for none
 */
public record App(
        String directory,
        String image,
        String tag,
        @Nullable String digest,
        int containerPort,
        Ports ports,
        Map<String, ValueSource> environment,
        List<Volume> volumes,
        @Nullable Assets assets,
        Health health,
        Duration drain,
        int keepReleases,
        List<String> command,
        @Nullable String user,
        @Nullable Size memory,
        Restart restart,
        List<String> beforeSwitch,
        Strategy strategy) {
    public App {
        beforeSwitch = List.copyOf(beforeSwitch);
        environment = Ordered.copy(environment);
        volumes = List.copyOf(volumes);
        command = List.copyOf(command);
    }

    /** The loopback ports of the two colours. */
    public record Ports(int blue, int green) {}

    /**
     * A file or directory of the box inside the container.
     *
     * @param host relative to the app's directory, or absolute
     */
    public record Volume(
            String host,
            String container,
            VolumeType type,
            @Nullable String owner,
            @Nullable String mode,
            boolean readOnly) {}

    public enum VolumeType {
        DIRECTORY,
        FILE
    }

    /**
     * Static files, copied out of the image at each release.
     *
     * @param host relative to the app's directory, or absolute
     */
    public record Assets(String container, String host) {}

    /**
     * When a container counts as healthy.
     *
     * @param host the {@code Host} header of the question; null for the first server name
     */
    public record Health(
            String path,
            int status,
            Duration timeout,
            Duration interval,
            @Nullable String host) {}

    public enum Restart {
        NO,
        ALWAYS,
        ON_FAILURE,
        UNLESS_STOPPED
    }

    /** How a release takes over from the one before. */
    public enum Strategy {
        /** It starts beside the old one, and no request is lost. */
        BLUE_GREEN,
        /** The old one is stopped first, for an app that cannot run twice: nothing answers in between. */
        RECREATE
    }

    /** The host side of a path of this app, absolute. */
    public String onHost(String path) {
        return path.startsWith("/") ? path : directory + "/" + path;
    }

    /** Whether a container writes to it and sees nothing that stands beside it, such as the journal of a database. */
    public static boolean isMountedAlone(Volume volume) {
        return volume.type() == VolumeType.FILE && !volume.readOnly();
    }
}
