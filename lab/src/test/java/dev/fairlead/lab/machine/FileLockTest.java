package dev.fairlead.lab.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLockTest {
    @TempDir
    Path directory;

    @Test
    void one_at_a_time_holds_it() throws Exception {
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var threads = IntStream.range(0, 20)
                .mapToObj(n -> Thread.ofVirtual()
                        .start(() -> FileLock.holding(directory.resolve("lock"), () -> {
                            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                            LockSupport.parkNanos(1_000_000);
                            return inside.decrementAndGet();
                        })))
                .toList();
        for (var thread : threads) {
            thread.join();
        }
        assertThat(most).hasValue(1);
    }

    @Test
    void who_holds_it_may_take_it_again() {
        var file = directory.resolve("lock");
        assertThat(FileLock.holding(file, () -> FileLock.holding(file, () -> "inside")))
                .isEqualTo("inside");
    }
}
