package dev.fairlead.host.kind.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.model.Secret;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.State;
import dev.fairlead.host.kind.LocalBox;
import dev.fairlead.host.kind.file.FileKind.Declaration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files on this machine's own disk, through a real shell. */
class FileKindTest {
    private static final List<String> HOSTILE = List.of(
            "",
            "\n",
            "\n\n",
            "'",
            "\"",
            "$(id)",
            "`id`",
            "\\",
            "\\n",
            "%s%n",
            "-n",
            "a\r\n",
            "\u0001\u007f",
            "é日本🚀",
            "FAIRLEAD-SUMS\n",
            "contents\n",
            "no newline at the end",
            " lead",
            "trail ",
            "0 text 3\nabc\n");

    private static final List<String> NAMES =
            List.of("plain", "with space", "it's", "$HOME", "-n", "é", "a|b", "*", "\\b");

    @TempDir
    Path directory;

    private final String user = LocalBox.user();
    private final String group = LocalBox.group();

    private Resource<Declaration> file(String name, FileContent content, String mode) {
        return FileKind.owned(directory.resolve(name).toString(), content, user, group, mode, "test");
    }

    private Observation observe(Resource<Declaration> file) {
        return Objects.requireNonNull(observe(List.of(file)).getFirst());
    }

    private List<Observation> observe(List<Resource<Declaration>> files) {
        var answer = LocalBox.run("file", FileKind.FILE.probe(files));
        var observations = FileKind.FILE.read(answer, files);
        return files.stream()
                .map(file -> Objects.requireNonNull(observations.get(file.address())))
                .toList();
    }

    /** What is seen of it where a program of the box fails like this. */
    private Observation observeWhere(String program, Resource<Declaration> file) {
        var answer = LocalBox.run("file", program + "\n" + FileKind.FILE.probe(List.of(file)));
        return Objects.requireNonNull(FileKind.FILE.read(answer, List.of(file)).get(file.address()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sha256sum() { echo 'sh: 1: sha256sum: not found' >&2; return 127; }",
                "sha256sum() { cat > /dev/null; return 137; }",
                "sha256sum() { cat > /dev/null; echo \"$fl_any: FAILED open or read\"; return 1; }"
            })
    void a_file_that_cannot_be_summed_is_unknown_and_not_in_sync(String program) {
        for (var content : List.of(
                new FileContent.Text("hello\n"), new FileContent.Confidential(new Secret("A=b"), LocalBox.KEY))) {
            var file = file("motd", content, "0600");
            write(file);
            String any = "fl_any='" + file.declared().path() + "'\n";

            assertThat(observeWhere(any + program, file))
                    .isInstanceOfSatisfying(
                            Observation.Unknown.class,
                            unknown -> assertThat(unknown.reason())
                                    .startsWith("Nobody can say what " + directory + "/motd holds. "));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stat() { echo 'sh: 1: stat: not found' >&2; return 127; }",
                "stat() { echo \"stat: cannot statx '$5': Input/output error\" >&2; return 1; }"
            })
    void a_file_that_cannot_be_looked_at_is_unknown_and_not_absent(String program) {
        var file = file("motd", new FileContent.Text("hello\n"), "0644");
        write(file);

        assertThat(observeWhere(program, file)).isInstanceOf(Observation.Unknown.class);
    }

    @Test
    void trouble_with_one_file_says_nothing_of_another() {
        var answer = LocalBox.run(
                "file",
                "stat() { echo \"stat: cannot statx '/a/b': Permission denied\" >&2; }\n"
                        + FileKind.FILE.probe(List.of(file("motd", new FileContent.Nothing(), "0644"))));

        assertThat(FileKind.FILE
                        .read(answer, List.of(file("motd", new FileContent.Nothing(), "0644")))
                        .values())
                .containsExactly(Observation.absent());
    }

    private static void write(Resource<Declaration> file) {
        var answer = LocalBox.run("step", FileKind.script(file.declared()));
        assertThat(answer.stderr()).isEmpty();
        assertThat(answer.exit()).isZero();
    }

    private static Observation desired(Resource<Declaration> file) {
        State state = file.desired();
        return state == null ? Observation.absent() : Observation.present(state);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void what_was_written_is_what_is_there_byte_for_byte(long seed) throws IOException {
        var random = new Random(seed);
        var files = new ArrayList<Resource<Declaration>>();
        for (String name : NAMES) {
            var body = new StringBuilder();
            IntStream.range(0, random.nextInt(6))
                    .forEach(i -> body.append(HOSTILE.get(random.nextInt(HOSTILE.size()))));
            boolean isSecret = random.nextBoolean();
            FileContent content = isSecret
                    ? new FileContent.Confidential(new Secret(body.toString()), LocalBox.KEY)
                    : new FileContent.Text(body.toString());
            var file = file(name, content, random.nextBoolean() ? "0640" : "0600");
            files.add(file);
            write(file);
            assertThat(Files.readString(directory.resolve(name))).isEqualTo(body.toString());
        }

        assertThat(observe(files))
                .isEqualTo(files.stream().map(FileKindTest::desired).toList());
    }

    @Test
    void a_changed_byte_is_seen_with_the_text_that_is_there() throws IOException {
        var file = file("motd", new FileContent.Text("hello\n"), "0644");
        write(file);
        Files.writeString(directory.resolve("motd"), "hellO\n");

        assertThat(observe(file))
                .isEqualTo(Observation.present(State.EMPTY
                        .plain("owner", user)
                        .plain("group", group)
                        .plain("mode", "0644")
                        .text("content", "hellO\n")));
    }

    @Test
    void a_changed_secret_is_seen_by_its_hash_alone() throws IOException {
        var file = file("env", new FileContent.Confidential(new Secret("A=secret"), LocalBox.KEY), "0600");
        write(file);
        Files.writeString(directory.resolve("env"), "A=other");

        var answer = LocalBox.run("file", FileKind.FILE.probe(List.of(file)));

        assertThat(answer.stdout().text()).doesNotContain("A=other").doesNotContain("A=secret");
        assertThat(observe(file)).isNotEqualTo(desired(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw-------"})
    void what_the_model_no_longer_names_does_not_show(String mode) throws IOException {
        Path dropped = directory.resolve("login");
        Files.writeString(dropped, "password=hunter2");
        Files.setPosixFilePermissions(dropped, PosixFilePermissions.fromString(mode));
        var orphan = Resource.of(FileKind.FILE, dropped.toString(), FileKind.FILE.orphan(dropped.toString()), "orphan");
        var link = FileKind.link(dropped.toString(), "/elsewhere", "test");

        for (var file : List.of(orphan, link)) {
            var answer = LocalBox.run("file", FileKind.FILE.probe(List.of(file)));
            assertThat(answer.stdout().text()).doesNotContain("hunter2");
            assertThat(observe(file)).isInstanceOf(Observation.Present.class);
        }
    }

    @Test
    void the_text_of_a_file_that_not_everybody_may_read_does_not_show() throws IOException {
        var file = file("notes", new FileContent.Text("open\n"), "0600");
        write(file);
        Files.writeString(directory.resolve("notes"), "confidential");

        var answer = LocalBox.run("file", FileKind.FILE.probe(List.of(file)));

        assertThat(answer.stdout().text()).doesNotContain("confidential");
        assertThat(observe(file)).isNotEqualTo(desired(file));
    }

    @Test
    void a_changed_mode_is_seen() throws IOException {
        var file = file("motd", new FileContent.Text("hello\n"), "0644");
        write(file);
        Files.setPosixFilePermissions(directory.resolve("motd"), PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThat(observe(file))
                .isInstanceOfSatisfying(
                        Observation.Present.class,
                        present -> assertThat(present.state().word("mode")).isEqualTo("0777"));
    }

    @Test
    void links_and_missing_files_are_as_declared() {
        var link = file("a link", new FileContent.Link("/no where/it's"), "0777");
        var none = file("none", new FileContent.Nothing(), "0644");
        write(link);
        write(none);

        assertThat(observe(List.of(link, none))).containsExactly(desired(link), Observation.absent());
    }

    @Test
    void a_link_in_the_place_of_a_file_is_replaced_and_its_target_left_alone() throws IOException {
        Files.writeString(directory.resolve("target"), "precious");
        Files.createSymbolicLink(directory.resolve("motd"), directory.resolve("target"));
        var file = file("motd", new FileContent.Text("hello\n"), "0644");

        write(file);

        assertThat(directory.resolve("target")).hasContent("precious");
        assertThat(observe(file)).isEqualTo(desired(file));
    }

    private void onBox(String script) {
        var answer = LocalBox.run("step", "FAIRLEAD=" + directory + "/memory\nmkdir -p \"$FAIRLEAD\"\n" + script);
        assertThat(answer.stderr()).isEmpty();
        assertThat(answer.exit()).isZero();
    }

    private void remember(String... lines) throws IOException {
        Files.createDirectories(directory.resolve("memory"));
        Files.write(directory.resolve("memory/manifest"), List.of(lines));
    }

    private Path found(String name) {
        return directory
                .resolve("memory/found")
                .resolve(directory.resolve(name).toString().substring(1).replace('/', '%'));
    }

    private Path stray(String name, int number) {
        return directory
                .resolve("memory/strays")
                .resolve(directory.resolve(name).toString().substring(1).replace('/', '_') + "." + number);
    }

    @Test
    void what_a_person_wrote_is_kept_once_before_it_is_replaced() throws IOException {
        var file = file("it's %", new FileContent.Text("ours"), "0644");
        Files.writeString(directory.resolve("it's %"), "a person's");

        onBox(FileKind.script(file.declared()));
        onBox(FileKind.script(file.declared()));

        assertThat(directory.resolve("it's %")).hasContent("ours");
        assertThat(found("it's %")).hasContent("a person's");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(found("it's %"))))
                .isEqualTo("rw-------");
    }

    @Test
    void what_fairlead_wrote_is_not_kept() throws IOException {
        var file = file("motd", new FileContent.Text("ours"), "0644");
        Files.writeString(directory.resolve("motd"), "older");
        remember("ab12 MADE " + file.address(), "- - " + file.address() + ".old");

        onBox(FileKind.script(file.declared()));

        assertThat(found("motd")).doesNotExist();
    }

    @Test
    void a_file_of_somebody_else_is_moved_and_a_link_is_removed() throws IOException {
        Path path = directory.resolve("default");
        var none = file("default", new FileContent.Nothing(), "0644");
        for (int i = 1; i <= 2; i++) {
            remember("ab12 MADE " + none.address(), (i == 1 ? "- - " : "absent MADE ") + none.address());
            Files.writeString(path, "site " + i);
            onBox(FileKind.script(none.declared()));
            assertThat(path).doesNotExist();
            assertThat(stray("default", i)).hasContent("site " + i);
        }
        Files.createSymbolicLink(path, stray("default", 1));
        onBox(FileKind.script(none.declared()));

        assertThat(Files.exists(path, java.nio.file.LinkOption.NOFOLLOW_LINKS)).isFalse();
        assertThat(stray("default", 1)).hasContent("site 1");
    }

    @Test
    void what_fairlead_wrote_is_deleted() throws IOException {
        var none = file("motd", new FileContent.Nothing(), "0644");
        Files.writeString(directory.resolve("motd"), "ours");
        remember("ab12 MADE " + none.address());

        onBox(FileKind.script(none.declared()));

        assertThat(directory.resolve("motd")).doesNotExist();
        assertThat(stray("motd", 1)).doesNotExist();
    }

    @Test
    void a_link_put_in_the_new_files_place_meanwhile_is_not_followed() throws IOException {
        Path target = directory.resolve("target");
        Files.writeString(target, "precious");
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
        String path = directory.resolve("motd").toString();

        onBox("{ sleep 0.3; ln -sf " + target + " " + directory + "/.motd.fairlead-new; echo ours; } | fl_put " + path
                + " " + user + " " + group + " 0644");

        assertThat(target).hasContent("precious");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo("rw-------");
    }
}
