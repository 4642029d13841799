package dev.fairlead.host.registry;

import java.util.List;

/** What an image is built for, in the words of registries: {@code linux/amd64}. */
public record Platform(String os, String architecture) {

    /** @param machine as {@code uname -m} says it */
    public static Platform of(String os, String machine) {
        return new Platform(
                os,
                switch (machine) {
                    case "x86_64" -> "amd64";
                    case "aarch64" -> "arm64";
                    case "armv7l", "armv6l" -> "arm";
                    case "i386", "i686" -> "386";
                    default -> machine;
                });
    }

    /** Itself first, then the older one that such a machine runs as well. */
    public List<Platform> runs() {
        return switch (architecture) {
            case "amd64" -> List.of(this, new Platform(os, "386"));
            case "arm64" -> List.of(this, new Platform(os, "arm"));
            default -> List.of(this);
        };
    }

    @Override
    public String toString() {
        return os + "/" + architecture;
    }
}
