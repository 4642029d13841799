package dev.fairlead.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the figures were taken on. */
final class Machine {
    private static final long KIB_PER_GIB = 1024 * 1024;

    private Machine() {}

    static String text() {
        return "%d cores of %s, %d GiB; %s; Java %s; load %s at the start"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        field("/proc/cpuinfo", "model name", ": "),
                        Long.parseLong(field("/proc/meminfo", "MemTotal", ": ").split(" ")[0]) / KIB_PER_GIB,
                        field("/etc/os-release", "PRETTY_NAME", "=").replace("\"", ""),
                        System.getProperty("java.version"),
                        read("/proc/loadavg").split(" ")[0]);
    }

    private static String field(String file, String name, String separator) {
        return read(file)
                .lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(separator) + separator.length())
                        .strip())
                .findFirst()
                .orElse("?");
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
