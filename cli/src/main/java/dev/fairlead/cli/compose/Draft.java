package dev.fairlead.cli.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An app as a model would describe it, as far as it is known. Grows while it is read. */
public final class Draft {
    public @Nullable Image image;
    public @Nullable Integer containerPort;
    /** Where it is published on the host, above 1023. */
    public @Nullable Integer port;

    public @Nullable Health health;
    public @Nullable String restart;
    public @Nullable String user;
    public @Nullable String memory;
    public List<String> command = List.of();
    public final List<Mount> volumes = new ArrayList<>();
    public final Map<String, Value> environment = new LinkedHashMap<>();
    /** By name: the environment variable in which Fairlead finds the value. */
    public final Map<String, String> secrets = new LinkedHashMap<>();

    public final Map<String, Side> services = new LinkedHashMap<>();
    /** What could not be taken over, a sentence each. */
    public final List<String> left = new ArrayList<>();

    /** @param tag null where a digest alone says what it is, or nothing does */
    public record Image(
            String name, @Nullable String tag, @Nullable String digest) {}

    /** @param timeout in seconds; null for the usual one */
    public record Health(String path, @Nullable Long timeout) {}

    /** @param host relative to the app's directory, or absolute */
    public record Mount(String host, String container, boolean isFile, boolean isReadOnly) {}

    /** Of a variable that is no secret. */
    public sealed interface Value {
        record Text(String text) implements Value {}

        /** In a variable of whoever runs Fairlead. */
        record FromEnvironment(String name) implements Value {}
    }

    /**
     * A program beside the app.
     *
     * @param image null for the app's own
     * @param secrets names of the app's
     * @param stopTimeout in seconds; null for the usual one
     */
    public record Side(
            @Nullable Image image,
            List<String> command,
            Map<String, String> environment,
            List<String> secrets,
            List<Mount> volumes,
            @Nullable String memory,
            @Nullable Long stopTimeout) {}
}
