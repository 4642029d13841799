package dev.fairlead.host.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.host.shell.Answer;
import dev.fairlead.host.shell.FramedScript;
import dev.fairlead.host.shell.Nonce;
import dev.fairlead.host.shell.Section;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshTransportTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    /** What a section that does next to nothing keeps to, also on a busy machine. */
    private static final Duration BRIEFLY = Duration.ofSeconds(5);

    @TempDir
    private static Path directory;

    private static TestingSshd sshd;
    private static Path key;
    private static SshTransport transport;

    @BeforeAll
    static void connect() {
        TestingSshd.assumePossible();
        sshd = TestingSshd.start(directory.resolve("sshd"), List.of("ed25519"));
        key = TestingSshd.keygen(directory.resolve("key"), "ed25519", "");
        sshd.allow(key);
        transport = open();
    }

    @AfterAll
    static void stop() {
        if (sshd != null) {
            transport.close();
            sshd.close();
        }
    }

    private static SshTransport open() {
        return SshTransport.connect(sshd.target(key), environment());
    }

    private static SshEnvironment environment() {
        return new SshEnvironment(directory, "root", null, Prompt.NOBODY, null);
    }

    private static String run(String command, String stdin) {
        var stdout = new ByteArrayOutputStream();
        transport.run(command, stdin.getBytes(StandardCharsets.UTF_8), OutputSink.into(stdout), SOON);
        return stdout.toString(StandardCharsets.UTF_8);
    }

    private static FramedScript script(Section... sections) {
        return new FramedScript(Nonce.from(new SecureRandom()), List.of(sections));
    }

    @Test
    void a_command_has_output_errors_and_an_exit_status() {
        var stdout = new ByteArrayOutputStream();
        var result = transport.run(
                "cat; echo oops >&2; exit 7", "hello".getBytes(StandardCharsets.UTF_8), OutputSink.into(stdout), SOON);

        assertThat(stdout.toString(StandardCharsets.UTF_8)).isEqualTo("hello");
        assertThat(result).isEqualTo(new ExecResult(7, null, "oops\n"));
    }

    @Test
    void a_signal_is_told_apart_from_an_exit() {
        assertThat(transport
                        .run("kill -KILL $$", new byte[0], OutputSink.NOTHING, SOON)
                        .signal())
                .isEqualTo("KILL");
    }

    @Test
    void ten_megabytes_go_in_and_come_back() {
        var sent = new byte[10_000_000];
        new Random(3).nextBytes(sent);
        var stdout = new ByteArrayOutputStream();

        transport.run("cat", sent, OutputSink.into(stdout), SOON);

        assertThat(stdout.toByteArray()).isEqualTo(sent);
    }

    @Test
    void a_command_that_reads_no_stdin_ends_all_the_same() {
        assertThat(transport
                        .run("true", new byte[5_000_000], OutputSink.NOTHING, SOON)
                        .exit())
                .isZero();
    }

    @Test
    void eight_commands_run_at_the_same_time() throws Exception {
        var together = Files.createDirectory(directory.resolve("together"));
        // None of them ends before all have begun.
        var awaitAll = "n=0; until [ $(ls " + together + " | wc -l) = 8 ];"
                + " do n=$((n + 1)); [ $n -lt 500 ] || exit 1; sleep 0.05; done";
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(
                            () -> run("cat; touch " + together + "/" + i + "; " + awaitAll + "; echo " + i, "in ")))
                    .toList();
            for (var i = 0; i < 8; i++) {
                assertThat(futures.get(i).get()).isEqualTo("in " + i + "\n");
            }
        }
    }

    @Test
    void more_commands_than_sshd_allows_take_turns() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = IntStream.range(0, 40)
                    .mapToObj(i -> threads.submit(() -> run("echo " + i, "")))
                    .toList();
            for (var i = 0; i < 40; i++) {
                assertThat(futures.get(i).get()).isEqualTo(i + "\n");
            }
        }
    }

    @Test
    void a_command_that_takes_too_long_is_given_up() {
        assertThatThrownBy(() -> transport.run("sleep 20", new byte[0], OutputSink.NOTHING, Duration.ofSeconds(1)))
                .isInstanceOf(HostException.class)
                .hasMessage("`127.0.0.1` did not finish within 1 s.")
                .extracting("reason")
                .isEqualTo(HostException.Reason.EXEC_TIMED_OUT);
        assertThat(run("echo still here", "")).isEqualTo("still here\n");
    }

    @Test
    void a_section_that_outlasts_its_own_limit_is_given_up_and_one_without_is_not() {
        var shell = new RemoteShell(transport, Sudo.of("root", null));
        var quick = Section.doing("quick", "echo 1").within(BRIEFLY);
        var slow = Section.doing("slow", "sleep 6");
        var hanging = Section.doing("hanging", "sleep 20").within(BRIEFLY);

        assertThat(shell.ask(script(quick, slow), SOON).finished("slow").exit()).isZero();
        assertThatThrownBy(() -> shell.ask(script(quick, hanging), SOON))
                .asInstanceOf(InstanceOfAssertFactories.type(CutShortException.class))
                .satisfies(it -> assertThat(it).hasMessageEndingWith(" did not finish within 5 s."))
                .satisfies(it -> assertThat(it.answers().of("hanging")).isInstanceOf(Answer.Unfinished.class));
    }

    @Test
    void a_sink_that_throws_ends_its_command_and_no_other() {
        OutputSink failing = (bytes, offset, length) -> {
            throw new IllegalArgumentException("enough");
        };
        assertThatThrownBy(() -> transport.run("echo x; sleep 20", new byte[0], failing, SOON))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("enough");
        assertThat(run("echo still here", "")).isEqualTo("still here\n");
    }

    @Test
    void an_open_command_is_spoken_to_line_by_line() throws Exception {
        try (var exec = transport.open("while read -r line; do echo \"got $line\"; done; echo eof; exit 3")) {
            var lines = exec.stdout();
            for (var word : List.of("one", "two")) {
                exec.stdin().write((word + "\n").getBytes(StandardCharsets.UTF_8));
                exec.stdin().flush();
                assertThat(new String(lines.readNBytes(8), StandardCharsets.UTF_8))
                        .isEqualTo("got " + word + "\n");
            }
            assertThat(exec.running()).isTrue();
            exec.stdin().close();
            assertThat(new String(lines.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("eof\n");
            assertThat(exec.await(SOON).exit()).isEqualTo(3);
        }
    }

    @Test
    void a_thousand_sections_are_answered_in_one_exec() {
        var sections = IntStream.range(0, 1000)
                .mapToObj(i -> Section.asking("s" + i, "echo " + i))
                .toArray(Section[]::new);
        var answers = new RemoteShell(transport, Sudo.of("root", null)).ask(script(sections), SOON);

        assertThat(answers.complete()).isTrue();
        assertThat(answers.finished("s999").stdout().value()).isEqualTo("999");
    }

    @Test
    void one_shell_serves_one_script_after_the_other() {
        var shell = new RemoteShell(transport, Sudo.of("root", null));
        var pids = IntStream.range(0, 5)
                .mapToObj(i -> shell.ask(script(Section.doing("a", "X=" + i + "; echo $$ ${X}; exit " + i)), SOON))
                .map(answers -> answers.finished("a").stdout().value().split(" ")[0])
                .distinct();

        assertThat(pids).hasSize(1);
    }

    @Test
    void scripts_at_the_same_time_get_a_shell_each() throws Exception {
        var shell = new RemoteShell(transport, Sudo.of("root", null));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = IntStream.range(0, 20)
                    .mapToObj(i ->
                            threads.submit(() -> shell.ask(script(Section.asking("a", "sleep 0.1; echo " + i)), SOON)))
                    .toList();
            for (var i = 0; i < 20; i++) {
                assertThat(futures.get(i).get().finished("a").stdout().value()).isEqualTo("" + i);
            }
        }
    }

    @Test
    void a_script_that_takes_too_long_begins_no_further_section() throws Exception {
        var shell = new RemoteShell(transport, Sudo.of("root", null));
        var later = directory.resolve("later");
        var script = script(
                Section.doing("a", "echo 1"), Section.doing("b", "sleep 7"), Section.doing("c", "echo >" + later));

        assertThatThrownBy(() -> shell.ask(script, BRIEFLY))
                .asInstanceOf(InstanceOfAssertFactories.type(CutShortException.class))
                .satisfies(it -> assertThat(it.reason()).isEqualTo(HostException.Reason.EXEC_TIMED_OUT))
                .satisfies(it -> assertThat(it.answers().finished("a").exit()).isZero())
                .satisfies(it -> assertThat(it.answers().of("b")).isInstanceOf(Answer.Unfinished.class));
        Thread.sleep(4000);
        assertThat(later).doesNotExist();
    }

    @Test
    void a_remote_script_that_kills_itself_tells_how_far_it_came() {
        var shell = new RemoteShell(transport, Sudo.of("root", null));
        var script = script(
                Section.doing("a", "echo 1"),
                Section.doing("b", "read -r a b c parent d </proc/self/stat; kill -9 $parent"),
                Section.doing("c", ""));

        assertThatThrownBy(() -> shell.ask(script, SOON))
                .asInstanceOf(InstanceOfAssertFactories.type(CutShortException.class))
                .satisfies(it -> assertThat(it.why()).startsWith("exit status 137"))
                .extracting(CutShortException::answers)
                .satisfies(it -> assertThat(it.of("a")).isInstanceOf(Answer.Finished.class))
                .satisfies(it -> assertThat(it.of("b")).isInstanceOf(Answer.Unfinished.class))
                .satisfies(it -> assertThat(it.of("c")).isInstanceOf(Answer.NotStarted.class));
    }

    @Test
    void a_lock_holder_reads_the_end_of_its_stdin_when_the_connection_goes() throws Exception {
        var released = directory.resolve("released");
        var other = open();
        var shell = new RemoteShell(other, Sudo.of("root", null));
        var holder = shell.open("echo held; cat >/dev/null; echo >" + released);
        assertThat(new String(holder.stdout().readNBytes(5), StandardCharsets.UTF_8))
                .isEqualTo("held\n");
        other.close();

        for (var tries = 0; tries < 100 && !released.toFile().exists(); tries++) {
            Thread.sleep(50);
        }
        assertThat(released).exists();
        assertThat(holder.running()).isFalse();
    }

    @Test
    void a_connection_that_is_cut_midway_is_noticed_at_once() {
        try (var doomed = TestingSshd.start(directory.resolve("doomed"), List.of("ed25519"))) {
            doomed.allow(key);
            var cut = SshTransport.connect(doomed.target(key), environment());
            var shell = new RemoteShell(cut, Sudo.of("root", null));
            var began = new ConcurrentLinkedQueue<String>();
            var listener = new dev.fairlead.host.shell.FrameListener() {
                @Override
                public void began(Section section) {
                    began.add(section.id());
                    if (section.id().equals("b")) {
                        Thread.startVirtualThread(doomed::kill);
                    }
                }
            };
            var script = script(Section.doing("a", "echo 1"), Section.doing("b", "sleep 20"));

            assertThatThrownBy(() -> shell.ask(script, listener, SOON))
                    .asInstanceOf(InstanceOfAssertFactories.type(CutShortException.class))
                    .satisfies(it -> assertThat(it).hasMessage("The connection to `127.0.0.1` was lost."))
                    .satisfies(it -> assertThat(it.reason()).isEqualTo(HostException.Reason.CONNECTION_LOST))
                    .satisfies(
                            it -> assertThat(it.answers().finished("a").exit()).isZero())
                    .satisfies(it -> assertThat(it.answers().of("b")).isInstanceOf(Answer.Unfinished.class));
            assertThat(began).containsExactly("a", "b");
            assertThatThrownBy(() -> cut.run("true", new byte[0], OutputSink.NOTHING, SOON))
                    .isInstanceOf(HostException.class)
                    .hasMessage("The connection to `127.0.0.1` was lost.");
            assertThat(cut.connected()).isFalse();
        }
    }
}
