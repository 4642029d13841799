package dev.fairlead.core.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A program that runs once beside an app, whichever colour serves, and that the app reaches by its name.
 *
 * @param image its own; null for one that runs the live release's image, and moves with the release
 * @param command replaces the image's own; empty leaves it
 * @param environment what may be read by anyone, over the app's own where it runs the release
 * @param secrets names of the app's secrets that it gets; one that runs the release has them all
 * @param volumes its own; one that runs the release has the app's
 * @param stopTimeout how long it may take to end before it is killed
 */
public record SideService(
        @Nullable Image image,
        List<String> command,
        Map<String, String> environment,
        List<String> secrets,
        List<App.Volume> volumes,
        @Nullable Size memory,
        Duration stopTimeout) {
    public SideService {
        command = List.copyOf(command);
        environment = Ordered.copy(environment);
        secrets = List.copyOf(secrets);
        volumes = List.copyOf(volumes);
    }

    /**
     * @param tag what it is called where it comes from
     * @param digest {@code sha256:...}, pins it whatever the tag says
     */
    public record Image(String name, String tag, @Nullable String digest) {}

    /** Whether it runs what the live release runs. */
    public boolean isOfRelease() {
        return image == null;
    }
}
