package dev.fairlead.benchmark;

import dev.fairlead.lab.Box;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What there is of all that a look could leave behind.
 *
 * @param descriptors files that processes of the box have open
 * @param files on the box, where Fairlead or its shells may write
 * @param mib memory that is in use on the box, without what it reads ahead
 * @param filesHere in this machine's temporary directory and in Fairlead's cache
 * @param processesHere of whoever runs this
 */
record Census(int processes, int descriptors, int files, double mib, long filesHere, long processesHere) {
    private static final String COUNT = """
            ls -d /proc/[0-9]* | wc -l
            ls /proc/[0-9]*/fd 2> /dev/null | wc -l
            find /tmp /var/tmp /run /root /home /opt /var/lib/fairlead -xdev 2> /dev/null | wc -l
            cat /sys/fs/cgroup/memory.stat /sys/fs/cgroup/memory/memory.stat 2> /dev/null |
                awk '$1 == "anon" || $1 == "total_rss" { print $2; exit }'
            """;

    private static final double MIB = 1024.0 * 1024;

    static Census of(Box box) {
        String[] figures = box.sh(COUNT).orThrow().text().split("\\s+");
        return new Census(
                Integer.parseInt(figures[0]),
                Integer.parseInt(figures[1]),
                Integer.parseInt(figures[2]),
                Double.parseDouble(figures[3]) / MIB,
                entries(Path.of(System.getProperty("java.io.tmpdir"))) + entries(cache()),
                ProcessHandle.allProcesses().count());
    }

    private static Path cache() {
        String cache = System.getenv("XDG_CACHE_HOME");
        return (cache == null || cache.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache))
                .resolve("fairlead");
    }

    private static long entries(Path directory) {
        try (Stream<Path> all = Files.walk(directory, 3)) {
            return all.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
