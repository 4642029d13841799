package dev.fairlead.cli.compose;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The volumes of a service. A named one becomes a directory of the app; what a model cannot hold is told. */
final class Mounts {
    private final Path directory;
    private final Function<String, @Nullable String> filled;
    private final String service;
    private final Consumer<String> left;

    /**
     * @param directory of the compose file
     * @param filled puts variables into a text
     * @param left takes a sentence on what cannot be taken over
     */
    Mounts(Path directory, Function<String, @Nullable String> filled, String service, Consumer<String> left) {
        this.directory = directory;
        this.filled = filled;
        this.service = service;
        this.left = left;
    }

    List<Draft.Mount> of(Node volumes) {
        var mounts = new ArrayList<Draft.Mount>();
        for (Node volume : volumes.items()) {
            Draft.Mount mount = volume.isMapping() ? longForm(volume) : shortForm(volume.text());
            if (mount != null) {
                mounts.add(mount);
            }
        }
        return mounts;
    }

    private Draft.@Nullable Mount longForm(Node volume) {
        String type = volume.at("type").text();
        String source = volume.at("source").isThere()
                ? volume.at("source").text()
                : volume.at("src").text();
        String target = volume.at("target").isThere()
                ? volume.at("target").text()
                : volume.at("destination").text();
        if (target == null || source == null || "tmpfs".equals(type)) {
            return none(target, "it keeps nothing");
        }
        return mount(
                source, target, "true".equals(volume.at("read_only").text()), "bind".equals(type) || isPath(source));
    }

    /** {@code [SOURCE:]TARGET[:OPTIONS]} */
    private Draft.@Nullable Mount shortForm(@Nullable String written) {
        String text = written == null ? null : filled.apply(written);
        if (text == null) {
            return none(written, "what its variables hold is not known");
        }
        String[] parts = text.split(":", 3);
        if (parts.length == 1) {
            return none(text, "it keeps nothing");
        }
        boolean isReadOnly = parts.length == 3 && List.of(parts[2].split(",")).contains("ro");
        return mount(parts[0], parts[1], isReadOnly, isPath(parts[0]));
    }

    private static boolean isPath(String source) {
        return source.startsWith(".") || source.startsWith("/") || source.startsWith("~");
    }

    private Draft.@Nullable Mount mount(String source, String written, boolean isReadOnly, boolean isPath) {
        String target = written.replaceAll("(?<=.)/+$", "");
        if (!target.startsWith("/") || target.length() < 2) {
            return none(target, "its target is no path");
        }
        if (!isPath) {
            left.accept("The volume `" + source + "` of `" + service + "` becomes the directory `" + source
                    + "` of the app on the box. What is in it today has to be copied there.");
            return new Draft.Mount(source, target, false, isReadOnly);
        }
        if (source.endsWith("docker.sock")) {
            return none(target, "it would give the container the Docker of the box");
        }
        Path host = Path.of(source).normalize();
        if (source.startsWith("~") || host.toString().isEmpty() || host.startsWith("..")) {
            return none(target, "`" + source + "` is of the machine where it is developed");
        }
        boolean isFile = !host.isAbsolute() && Files.isRegularFile(directory.resolve(host));
        return new Draft.Mount(host.toString(), target, isFile, isReadOnly);
    }

    private Draft.@Nullable Mount none(@Nullable String target, String why) {
        left.accept("The volume at `" + target + "` of `" + service + "` is left out, as " + why + ".");
        return null;
    }
}
