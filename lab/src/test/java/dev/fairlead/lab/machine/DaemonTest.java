package dev.fairlead.lab.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaemonTest {
    @TempDir
    Path directory;

    @Test
    void what_was_started_is_found_again_and_stopped() {
        var daemon = new Daemon(directory.resolve("pid"), directory.resolve("log"));
        daemon.start(List.of("sleep", "60"));
        var again = new Daemon(directory.resolve("pid"), directory.resolve("log"));
        assertThat(again.process()).isPresent();
        assertThat(again.stop()).isTrue();
        assertThat(again.process()).isEmpty();
        assertThat(again.stop()).isFalse();
    }

    @Test
    void a_process_that_only_has_the_same_pid_is_left_alone() throws Exception {
        var stranger = new ProcessBuilder("sleep", "60").start();
        try {
            var pid = directory.resolve("pid");
            Files.writeString(pid, stranger.pid() + " 1");
            assertThat(new Daemon(pid, directory.resolve("log")).stop()).isFalse();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroy();
        }
    }

    @Test
    void the_end_of_the_log_is_at_hand() {
        var daemon = new Daemon(directory.resolve("pid"), directory.resolve("log"));
        daemon.start(List.of("sh", "-c", "echo it went wrong >&2; exit 3"));
        Patience.until(
                Duration.ofSeconds(10),
                () -> daemon.process().isEmpty(),
                () -> new LabException("It runs on.", "", ""));
        assertThat(daemon.lastLines()).isEqualTo("it went wrong");
    }
}
