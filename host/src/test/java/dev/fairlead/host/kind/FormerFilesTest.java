package dev.fairlead.host.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.resource.Address;
import dev.fairlead.host.shell.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormerFilesTest {
    private static final String UNIT = "some.service";

    @TempDir
    private Path directory;

    private Path old = Path.of("");
    private Path fresh = Path.of("");
    private Path link = Path.of("");

    @BeforeEach
    void files() throws IOException {
        old = directory.resolve("it's \\old");
        fresh = directory.resolve("fresh");
        link = directory.resolve("link");
        Files.createDirectories(directory.resolve("memory"));
        Files.writeString(old, "old\n");
        Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rw-r-----"));
        Files.createSymbolicLink(link, Path.of("old target"));
        Files.write(
                directory.resolve("memory/manifest"),
                List.of("aa MADE " + at(old), "11 MADE host/file:/other", "bb FOUND " + at(old)));
    }

    private static Address at(Path file) {
        return Address.host("file", file.toString());
    }

    private Answer.Finished onBox(String script) {
        return LocalBox.run("former", "FAIRLEAD=" + directory.resolve("memory") + "\n" + script);
    }

    private void keep() {
        keep(old, fresh, link);
    }

    private void keep(Path... paths) {
        var files = List.of(paths);
        var kept = onBox(FormerFiles.keep(
                UNIT,
                files.stream().map(Path::toString).toList(),
                files.stream().map(FormerFilesTest::at).toList()));
        assertThat(kept.stderr()).isEmpty();
        assertThat(kept.exit()).isZero();
    }

    @Test
    void what_was_written_is_undone_and_forgotten() throws IOException {
        keep();
        Files.writeString(old, "new\n");
        Files.writeString(fresh, "new\n");
        Files.delete(link);
        Files.writeString(link, "new\n");

        var back = onBox(FormerFiles.putBack(UNIT) + "fl_put_back");

        assertThat(back.stderr()).isEmpty();
        assertThat(back.exit()).isZero();
        assertThat(old).hasContent("old\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(old)))
                .isEqualTo("rw-r-----");
        assertThat(Files.exists(fresh, LinkOption.NOFOLLOW_LINKS)).isFalse();
        assertThat(Files.readSymbolicLink(link)).hasToString("old target");
        assertThat(Files.readAllLines(directory.resolve("memory/manifest")).subList(3, 6))
                .containsExactlyInAnyOrder("bb FOUND " + at(old), "- - " + at(fresh), "- - " + at(link));
        assertThat(directory.resolve("memory/former/" + UNIT)).doesNotExist();
    }

    @Test
    void what_several_steps_of_a_run_wrote_is_all_undone() throws IOException {
        Path holder = Files.writeString(directory.resolve("memory/lock.holder"), "run-1\nsomebody\n");
        keep(old);
        Files.writeString(old, "new\n");
        Files.writeString(directory.resolve("memory/manifest"), "cc MADE " + at(old) + "\n", StandardOpenOption.APPEND);
        keep(old, fresh);
        Files.writeString(old, "newer\n");
        Files.writeString(fresh, "new\n");

        assertThat(onBox(FormerFiles.putBack(UNIT) + "fl_put_back").exit()).isZero();
        assertThat(old).hasContent("old\n");
        assertThat(fresh).doesNotExist();
        assertThat(Files.readAllLines(directory.resolve("memory/manifest")))
                .contains("- - " + at(fresh))
                .endsWith("bb FOUND " + at(old));

        keep(old);
        Files.writeString(old, "mended by hand\n");
        Files.writeString(holder, "run-2\nsomebody\n");
        keep(fresh);
        assertThat(onBox(FormerFiles.putBack(UNIT) + "fl_put_back").exit()).isZero();
        assertThat(old).as("kept by a run before").hasContent("mended by hand\n");
    }

    @Test
    void a_stray_comes_back_unless_another_file_took_its_place() throws IOException {
        String moved = FormerFiles.moveStray(UNIT, old.toString());
        assertThat(onBox(moved).stderr()).isEmpty();
        assertThat(old).doesNotExist();

        assertThat(onBox(FormerFiles.putBack(UNIT) + "fl_put_back").exit()).isZero();
        assertThat(old).hasContent("old\n");

        onBox(moved);
        Files.writeString(old, "another\n");
        assertThat(onBox(FormerFiles.strays(UNIT) + "fl_strays_back").exit()).isZero();
        assertThat(old).hasContent("another\n");
        assertThat(directory.resolve("memory/former/" + UNIT + ".strays")).doesNotExist();
    }

    @Test
    void a_stray_of_another_day_stays_where_it_is_when_a_later_one_comes_back() throws IOException {
        onBox(FormerFiles.moveStray(UNIT, old.toString()));
        onBox("touch -d '2 days ago' \"$FAIRLEAD/former/" + UNIT + ".strays\"");
        Files.writeString(fresh, "fresh\n");
        onBox(FormerFiles.moveStray(UNIT, fresh.toString()));

        assertThat(onBox(FormerFiles.strays(UNIT) + "fl_strays_back").exit()).isZero();
        assertThat(fresh).hasContent("fresh\n");
        assertThat(old).doesNotExist();
    }

    @Test
    void only_a_file_of_the_unit_itself_that_went_is_missed() throws IOException {
        String asked = FormerFiles.GONE + "fl_gone " + UNIT;
        assertThat(onBox(asked).exit()).as("nothing was kept").isEqualTo(1);

        keep(fresh);
        assertThat(fresh).doesNotExist();
        assertThat(onBox(asked).exit()).as("a file that it reads").isEqualTo(1);

        Path paths = directory.resolve("memory/former/" + UNIT + "/paths");
        Files.writeString(paths, fresh + "\n/etc/systemd/system/nowhere.service.d/a.conf\n");
        assertThat(onBox(asked).exit()).as("a drop-in").isZero();
    }

    @Test
    void without_anything_kept_nothing_is_put_back() throws IOException {
        assertThat(onBox(FormerFiles.putBack(UNIT) + "fl_put_back").exit()).isNotZero();

        keep();
        Files.writeString(old, "new\n");
        onBox("touch -d '2 hours ago' \"$FAIRLEAD/former/" + UNIT + "/paths\"");
        assertThat(onBox(FormerFiles.putBack(UNIT) + "fl_put_back").exit()).isNotZero();
        assertThat(old).hasContent("new\n");
    }
}
