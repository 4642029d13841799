package dev.fairlead.host.shell;

import static dev.fairlead.host.shell.LocalShell.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramedScriptTest {
    private static Answers ask(Section... sections) {
        return LocalShell.ask("dash", script(sections), FrameListener.NONE);
    }

    private static String out(Answers answers, String id) {
        return answers.finished(id).stdout().text();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh", "dash", "bash"})
    void each_section_has_its_own_output_exit_and_errors(String shell) {
        var answers = LocalShell.ask(
                shell,
                script(
                        Section.asking("a", "echo one; echo oops >&2; exit 7"),
                        Section.asking("b", "printf 'no newline'"),
                        Section.asking("c", "true"),
                        Section.asking("d", "printf '\\n\\n'")),
                FrameListener.NONE);

        assertThat(answers.complete()).isTrue();
        assertThat(out(answers, "a")).isEqualTo("one\n");
        assertThat(answers.finished("a").exit()).isEqualTo(7);
        assertThat(answers.finished("a").stderr()).isEqualTo("oops");
        assertThat(out(answers, "b")).isEqualTo("no newline");
        assertThat(answers.finished("b").exit()).isZero();
        assertThat(answers.finished("c").stdout()).isEqualTo(Output.EMPTY);
        assertThat(out(answers, "d")).isEqualTo("\n\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh", "dash", "bash"})
    void once_nobody_listens_what_changes_something_comes_to_its_end_and_nothing_follows(
            String shell, @TempDir Path box) throws Exception {
        String first = """
                trap 'echo end >> BOX/seen' EXIT
                echo begun
                until [ -e BOX/deaf ]; do sleep 0.05; done
                echo one; echo two; /bin/echo three
                echo done >> BOX/seen
                """.replace("BOX", box.toString());
        var process = new ProcessBuilder(shell, "-s")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(
                    script(Section.doing("first", first), Section.doing("second", "echo second >> " + box + "/seen"))
                            .bytes());
        }
        var said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        while (!"begun".equals(said.readLine())) {
            assertThat(process.isAlive()).isTrue();
        }
        said.close();
        Files.createFile(box.resolve("deaf"));
        process.waitFor();

        assertThat(box.resolve("seen")).hasContent("done\nend\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh", "dash", "bash"})
    void a_section_that_cannot_be_parsed_harms_no_other(String shell) {
        for (var broken : List.of("echo 'open", "if true", "}", ")", "done", "echo \"$(", "<<EOF", "a() {", "\\")) {
            var answers = LocalShell.ask(
                    shell,
                    script(
                            Section.asking("a", "echo one"),
                            Section.asking("broken", broken),
                            Section.asking("b", "echo two")),
                    FrameListener.NONE);

            assertThat(answers.complete()).as(broken).isTrue();
            assertThat(out(answers, "b")).as(broken).isEqualTo("two\n");
        }
    }

    @Test
    void a_syntax_error_is_an_exit_status_with_a_reason() {
        var broken = ask(Section.asking("broken", "echo 'open")).finished("broken");

        assertThat(broken.exit()).isEqualTo(2);
        assertThat(broken.stderr()).contains("Unterminated quoted string");
    }

    @Test
    void any_byte_survives() {
        var answer = ask(Section.asking("nul", "printf 'a\\0b\\377\\n\\0'")).finished("nul");

        assertThat(answer.stdout().bytes()).isEqualTo(new byte[] {'a', 0, 'b', (byte) 0xff, '\n', 0});
    }

    @Test
    void output_that_resembles_frames_is_output() {
        var other = new Nonce("0".repeat(32));
        var forged = "\n@" + other.hex() + " end 0\n\n@\n\n@done\n@" + other.hex() + " done\n\n@";

        var answer = ask(Section.asking(
                        "a", "printf %s " + Shell.quote(forged) + "; printf %s " + Shell.quote(forged) + " >&2"))
                .finished("a");

        assertThat(answer.stdout().text()).isEqualTo(forged);
        assertThat(answer.stderr()).isEqualTo(forged);
    }

    @Test
    void floods_of_output_and_errors_pass() {
        var flood = "head -c 5000000 /dev/zero | tr '\\0' ";
        var answers = ask(
                Section.asking("out", flood + "'\\n'"),
                Section.asking("err", "{ " + flood + "x; echo; echo last; } >&2"),
                Section.asking("after", "echo fine"));

        assertThat(answers.finished("out").stdout().size()).isEqualTo(5_000_000);
        assertThat(answers.finished("err").stderr()).hasSize(256 * 1024).endsWith("x\nlast");
        assertThat(out(answers, "after")).isEqualTo("fine\n");
    }

    @Test
    void nothing_leaks_from_one_section_into_the_next() {
        var answers = ask(
                Section.asking("a", "X=1; cd /; umask 077; set -eu; set -- x y; exec 1>&2"),
                Section.asking("b", "echo \"${X-unset} $# $(umask) $LC_ALL\"; cat; ls /dev/fd/3 2>&1"),
                Section.asking("c", "case $PATH in *sbin*) echo sbin;; esac"));

        assertThat(out(answers, "b")).startsWith("unset 0 0022 C\n");
        assertThat(out(answers, "c")).isEqualTo("sbin\n");
    }

    @Test
    void a_failed_step_stops_the_script_and_a_failed_question_does_not() {
        var answers = ask(
                Section.asking("question", "exit 3"),
                Section.doing("step", "exit 0"),
                Section.doing("failing", "exit 4"),
                Section.doing("later", "echo never"));

        assertThat(answers.complete()).isTrue();
        assertThat(answers.finished("failing").exit()).isEqualTo(4);
        assertThat(answers.of("later")).isInstanceOf(Answer.NotStarted.class);
    }

    @Test
    void a_killed_script_leaves_its_section_unfinished() {
        var answers = ask(
                Section.asking("a", "echo said; read -r a b c parent d </proc/self/stat; kill -9 $parent; sleep 1"),
                Section.asking("b", "echo never"));

        assertThat(answers.complete()).isFalse();
        assertThat(answers.of("a"))
                .isInstanceOfSatisfying(
                        Answer.Unfinished.class,
                        it -> assertThat(it.stdout().text()).isEqualTo("said\n"));
        assertThat(answers.of("b")).isInstanceOf(Answer.NotStarted.class);
    }

    @Test
    void a_script_that_arrives_in_part_does_nothing() {
        var script = script(Section.doing("a", "echo done"), Section.doing("b", "echo done"));
        var bytes = script.bytes();
        for (var length = 0; length < bytes.length - ") || exit\n".length(); length += 13) {
            assertThat(LocalShell.run(List.of("dash", "-s"), Arrays.copyOf(bytes, length)))
                    .isEmpty();
        }
    }

    @Test
    void the_listener_hears_every_section_in_turn() {
        var heard = new ArrayList<String>();
        var listener = new FrameListener() {
            @Override
            public void began(Section section) {
                heard.add("began " + section.id());
            }

            @Override
            public void printed(Section section, byte[] bytes, int from, int to) {
                heard.add(section.id() + ":"
                        + new String(bytes, from, to - from, java.nio.charset.StandardCharsets.UTF_8));
            }

            @Override
            public void finished(Answer.Finished answer) {
                heard.add("finished " + answer.section().id());
            }
        };
        var script = script(Section.asking("a", "echo 1"), Section.asking("b", "true"));
        var frames = new Frames(script, listener);
        for (var each : LocalShell.run(List.of("dash", "-s"), script.bytes())) {
            frames.accept(new byte[] {each}, 0, 1);
        }

        assertThat(String.join("|", heard))
                .matches("began a\\|a:1(\\|a:\n)+\\|finished a\\|began b(\\|b:\n)*\\|finished b");
        assertThat(frames.end().complete()).isTrue();
    }

    @Test
    void what_is_printed_before_the_first_frame_is_kept_apart() {
        var script = script(Section.asking("a", "echo 1"));
        var frames = new Frames(script, FrameListener.NONE);
        var banner = "This account is not available.\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        frames.accept(banner, 0, banner.length);

        assertThat(frames.end().all()).allMatch(Answer.NotStarted.class::isInstance);
        assertThat(frames.isReady()).isFalse();
        assertThat(frames.preamble()).isEqualTo("This account is not available.\n");
    }

    @Test
    void a_script_that_fails_before_its_first_section_had_a_shell_all_the_same() {
        var script = new FramedScript(
                Nonce.from(new SecureRandom()), "exec 8>>/nowhere/lock", List.of(Section.asking("a", "echo 1")));
        var frames = new Frames(script, FrameListener.NONE);
        var stdout = LocalShell.run(List.of("dash", "-s"), script.bytes());
        frames.accept(stdout, 0, stdout.length);

        assertThat(frames.end().all()).allMatch(Answer.NotStarted.class::isInstance);
        assertThat(frames.isReady()).isTrue();
    }

    @Test
    void the_box_measures_how_long_a_section_took() {
        var took = ask(Section.asking("a", "sleep 0.2")).finished("a").took();

        assertThat(took).isBetween(Duration.ofMillis(190), Duration.ofSeconds(3));
    }

    @Test
    void a_large_section_and_many_sections_pass() {
        var large = "# " + "x".repeat(300_000) + "\necho large";
        var sections = new ArrayList<>(List.of(Section.asking("large", large)));
        IntStream.range(0, 1000).forEach(i -> sections.add(Section.asking("s" + i, "echo " + i)));

        var answers = ask(sections.toArray(Section[]::new));

        assertThat(out(answers, "large")).isEqualTo("large\n");
        assertThat(out(answers, "s999")).isEqualTo("999\n");
    }

    @Test
    void two_sections_of_one_name_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> script(Section.asking("a", ""), Section.asking("a", "")));
    }
}
