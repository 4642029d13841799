package dev.fairlead.benchmark;

import dev.fairlead.lab.net.Traffic;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command line whose cost is of interest.
 *
 * @param stdin the file it reads, `/dev/null` for none
 * @param traffic of the proxy that it goes through; null if it goes straight
 */
record Contestant(
        String name,
        List<String> command,
        Path stdin,
        @Nullable Traffic traffic) {
    static final Path NOTHING = Path.of("/dev/null");

    Contestant {
        command = List.copyOf(command);
    }

    static Contestant local(String name, String... command) {
        return new Contestant(name, List.of(command), NOTHING, null);
    }
}
