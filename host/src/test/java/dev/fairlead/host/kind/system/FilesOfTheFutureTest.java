package dev.fairlead.host.kind.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No test can set a clock back; it can ask for what is younger than yesterday instead of younger than now. */
class FilesOfTheFutureTest {
    private static final FileTime WRITTEN = FileTime.from(Instant.parse("2020-02-20T20:20:20Z"));

    @TempDir
    Path directory;

    @Test
    void what_is_of_a_day_to_come_is_of_today_from_then_on() throws Exception {
        Path file = written("sites/shop");
        Object before = Files.getAttribute(file, "unix:ctime");

        sh("yesterday");

        assertThat((FileTime) Files.getAttribute(file, "unix:ctime")).isGreaterThan((FileTime) before);
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(WRITTEN);
        assertThat(Files.readString(file)).isEqualTo("listen 80;");
    }

    @Test
    void all_else_stays_as_it_is() throws Exception {
        Path file = written("sites/shop");
        Object before = Files.getAttribute(file, "unix:ctime");

        sh("now");

        assertThat(Files.getAttribute(file, "unix:ctime")).isEqualTo(before);
    }

    private Path written(String name) throws Exception {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "listen 80;");
        Files.setLastModifiedTime(file, WRITTEN);
        Thread.sleep(20);
        return file;
    }

    /** As in a step, of which it is the first words; one of the paths is not there. */
    private void sh(String day) throws Exception {
        String script = "set -u\n" + ServiceSteps.ofToday(directory + " " + directory + "/gone", day) + "exit 7\n";
        var process =
                new ProcessBuilder("sh", "-c", script).redirectErrorStream(true).start();
        assertThat(new String(process.getInputStream().readAllBytes(), UTF_8)).isEmpty();
        assertThat(process.waitFor()).isEqualTo(7);
    }
}
