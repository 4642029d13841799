package dev.fairlead.lab;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.CRC32;

/**
 * Which lab, and where it keeps what it must remember.
 *
 * @param name tells labs on one machine apart: small letters, digits and dashes
 * @param home state of all labs of one user: keys, registries, pid files and logs
 * @param cache what is costly to make and may be deleted at any time
 * @param progress is told what takes time, a short phrase each
 */
public record LabSettings(String name, Path home, Path cache, Consumer<String> progress) {
    public static final String DEFAULT_NAME = "default";

    public LabSettings {
        if (!name.matches("[a-z0-9][a-z0-9-]{0,30}")) {
            throw new IllegalArgumentException("Not a name for a lab: `" + name + "`.");
        }
    }

    /** The places the environment names: FAIRLEAD_LAB_HOME, else XDG_STATE_HOME and XDG_CACHE_HOME, else HOME. */
    public static LabSettings from(Map<String, String> environment) {
        var user = Path.of(environment.getOrDefault("HOME", "."));
        var state = absolute(environment, "XDG_STATE_HOME", user.resolve(".local/state"));
        var cache = absolute(environment, "XDG_CACHE_HOME", user.resolve(".cache"));
        var home = absolute(environment, "FAIRLEAD_LAB_HOME", state.resolve("fairlead/lab"));
        return new LabSettings(DEFAULT_NAME, home, cache.resolve("fairlead/lab"), phrase -> {});
    }

    public LabSettings named(String otherName) {
        return new LabSettings(otherName, home, cache, progress);
    }

    public LabSettings tellingProgressTo(Consumer<String> listener) {
        return new LabSettings(name, home, cache, listener);
    }

    /** Tells this lab from all others on the same Engine, those of the same name and another home too. */
    String id() {
        var digest = new CRC32();
        digest.update(home.toAbsolutePath().normalize().toString().getBytes(StandardCharsets.UTF_8));
        return name + "-" + HexFormat.of().toHexDigits((int) digest.getValue());
    }

    /** The state of this lab alone. */
    Path directory() {
        return home.resolve("labs").resolve(name);
    }

    private static Path absolute(Map<String, String> environment, String variable, Path otherwise) {
        var path = environment.getOrDefault(variable, "");
        return path.startsWith("/") ? Path.of(path) : otherwise.toAbsolutePath();
    }
}
