package dev.fairlead.host.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fairlead.host.ssh.HostException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshConnectTest {
    @TempDir
    private static Path shared;

    private static TestingSshd sshd;
    private static Path key;

    @TempDir
    private Path home;

    @BeforeAll
    static void start() {
        TestingSshd.assumePossible();
        sshd = TestingSshd.start(shared.resolve("sshd"), List.of("ed25519", "rsa", "ecdsa"));
        key = TestingSshd.keygen(shared.resolve("key"), "ed25519", "");
        sshd.allow(key);
    }

    @AfterAll
    static void stop() {
        if (sshd != null) {
            sshd.close();
        }
    }

    @BeforeEach
    void home() throws IOException {
        Files.createDirectories(home.resolve(".ssh"));
    }

    private SshEnvironment environment(String... answers) {
        return environment(null, answers);
    }

    private SshEnvironment environment(@Nullable Path agent, String... answers) {
        Deque<String> left = new ArrayDeque<>(List.of(answers));
        return new SshEnvironment(home, "root", agent, question -> left.poll(), null);
    }

    private static String hello(SshTarget target, SshEnvironment environment) {
        try (var transport = SshTransport.connect(target, environment)) {
            var stdout = new ByteArrayOutputStream();
            transport.run("echo hello", new byte[0], OutputSink.into(stdout), Duration.ofSeconds(20));
            return stdout.toString(StandardCharsets.UTF_8);
        }
    }

    private static HostException refusal(SshTarget target, SshEnvironment environment) {
        var refusal = catchThrowableOfType(HostException.class, () -> hello(target, environment));
        assertThat(refusal).isNotNull();
        return refusal;
    }

    private void knownHosts(String... lines) throws IOException {
        Files.write(home.resolve(".ssh/known_hosts"), List.of(lines));
    }

    /** A port that nobody else can listen at, and nobody does. */
    private static Socket taken() throws IOException {
        var socket = new Socket();
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return socket;
    }

    private SshTarget unpinned() {
        return sshd.target(key).withHostKeys(List.of());
    }

    @Test
    void keys_of_each_type_log_in() {
        for (var type : List.of("ed25519", "ecdsa", "rsa")) {
            var other = TestingSshd.keygen(home.resolve("id_" + type), type, "");
            sshd.allow(key, other);
            assertThat(hello(sshd.target(other), environment())).as(type).isEqualTo("hello\n");
        }
    }

    @Test
    void the_usual_files_are_used_when_none_is_named() {
        var usual = TestingSshd.keygen(home.resolve(".ssh/id_ed25519"), "ed25519", "");
        sshd.allow(key, usual);
        var target = SshTarget.of("127.0.0.1")
                .withPort(sshd.port)
                .withUser("root")
                .withHostKeys(List.of(sshd.hostKey("ed25519")));

        assertThat(hello(target, environment())).isEqualTo("hello\n");
    }

    @Test
    void a_key_with_a_passphrase_asks_for_it() {
        for (var type : List.of("ed25519", "rsa")) {
            var secret = TestingSshd.keygen(home.resolve("secret_" + type), type, "pass word");
            sshd.allow(key, secret);

            assertThat(hello(sshd.target(secret), environment("wrong", "pass word")))
                    .isEqualTo("hello\n");
            assertThat(refusal(sshd.target(secret), environment("a", "b", "c", "d")))
                    .hasMessage("The passphrase for `" + secret + "` was wrong 3 times.");
            var nobody = refusal(sshd.target(secret), environment());
            assertThat(nobody)
                    .hasMessage("The key `" + secret + "` has a passphrase, and there is no terminal to ask for it.");
            assertThat(nobody.fix()).contains("ssh-add " + secret);
        }
    }

    @Test
    void the_agent_signs_and_spares_the_passphrase() throws Exception {
        var secret = TestingSshd.keygen(home.resolve("secret"), "ed25519", "pass word");
        var plain = TestingSshd.keygen(home.resolve("plain"), "rsa", "");
        var socket = home.resolve("agent");
        var agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("agent-log").toFile())
                .start();
        try {
            for (var tries = 0; tries < 100 && Files.notExists(socket); tries++) {
                Thread.sleep(20);
            }
            var askpass = home.resolve("askpass");
            Files.writeString(askpass, "#!/bin/sh\necho 'pass word'\n");
            TestingSshd.exec("chmod", "700", askpass.toString());
            var env = "SSH_AUTH_SOCK=" + socket + " SSH_ASKPASS=" + askpass + " SSH_ASKPASS_REQUIRE=force";
            TestingSshd.exec("sh", "-c", env + " ssh-add " + plain + " " + secret);
            sshd.allow(key, secret);

            assertThat(hello(sshd.target(secret), environment(socket))).isEqualTo("hello\n");
            var withoutFile = SshTarget.of("127.0.0.1")
                    .withPort(sshd.port)
                    .withUser("root")
                    .withHostKeys(List.of(sshd.hostKey("rsa")));
            assertThat(hello(withoutFile, environment(socket))).isEqualTo("hello\n");
            assertThat(hello(sshd.target(home.resolve("only-in-the-agent")), environment(socket)))
                    .isEqualTo("hello\n");

            sshd.allow(key);
            assertThat(refusal(withoutFile, environment(socket)).why()).contains("agent key plain", "agent key secret");
        } finally {
            agent.destroy();
        }
    }

    @Test
    void a_refused_login_names_the_keys_that_were_tried() {
        var stranger = TestingSshd.keygen(home.resolve("stranger"), "ed25519", "");
        var refusal = refusal(sshd.target(stranger), environment(home.resolve("no-agent")));

        assertThat(refusal).hasMessage("`127.0.0.1` does not let `root` log in.");
        assertThat(refusal.reason()).isEqualTo(Reason.LOGIN_REFUSED);
        assertThat(refusal.why()).isEqualTo("tried " + stranger + ", no agent answers at " + home.resolve("no-agent"));
    }

    @Test
    void an_identity_that_cannot_be_used_says_why() throws Exception {
        assertThat(refusal(sshd.target(home.resolve("missing")), environment()))
                .hasMessage("The identity file `" + home.resolve("missing") + "` does not exist.");
        var garbage = Files.writeString(home.resolve("garbage"), "not a key\n");
        assertThat(refusal(sshd.target(garbage), environment()))
                .hasMessage("The identity file `" + garbage + "` holds no private key that Fairlead can read.");
        assertThat(refusal(sshd.target(Path.of(key + ".pub")), environment()).fix())
                .isEqualTo("Name the private key, without `.pub`.");
    }

    @Test
    void an_unknown_host_key_is_refused_with_the_line_to_add() throws Exception {
        knownHosts("other.example " + sshd.hostKey("ed25519"), "127.0.0.1 " + sshd.hostKey("ed25519"));
        var refusal = refusal(unpinned(), environment());

        assertThat(refusal.reason()).isEqualTo(Reason.HOST_KEY_UNKNOWN);
        assertThat(refusal).hasMessage("The host key of `127.0.0.1` is not known.");
        assertThat(refusal.why()).contains(fingerprint(), "[127.0.0.1]:" + sshd.port);
        assertThat(refusal.fix())
                .contains("hostKeys: [\"" + sshd.hostKey("ed25519") + "\"]")
                .contains("`ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub`");
    }

    @Test
    void a_changed_host_key_is_refused_with_both_fingerprints() throws Exception {
        var stranger = TestingSshd.keygen(home.resolve("stranger"), "ed25519", "");
        var old = HostKey.parse(Files.readString(Path.of(stranger + ".pub")));

        var pinned = refusal(sshd.target(key).withHostKeys(List.of(old.line())), environment());
        assertThat(pinned.reason()).isEqualTo(Reason.HOST_KEY_CHANGED);
        assertThat(pinned.why()).contains(fingerprint(), old.fingerprint(), "the model");
        assertThat(pinned.fix()).contains("correct `ssh.hostKeys` in the model");

        knownHosts("[127.0.0.1]:" + sshd.port + " " + old.line());
        var known = refusal(unpinned(), environment());
        assertThat(known.reason()).isEqualTo(Reason.HOST_KEY_CHANGED);
        assertThat(known.why()).contains(fingerprint(), old.fingerprint(), "known_hosts");
        assertThat(known.fix()).contains("ssh-keygen -R '[127.0.0.1]:" + sshd.port + "'");
    }

    @Test
    void a_pinned_key_wins_over_known_hosts() throws Exception {
        var stranger = TestingSshd.keygen(home.resolve("stranger"), "ed25519", "");
        knownHosts("[127.0.0.1]:" + sshd.port + " " + Files.readString(Path.of(stranger + ".pub")));

        assertThat(hello(sshd.target(key), environment())).isEqualTo("hello\n");
    }

    @Test
    void each_type_of_host_key_is_known_by_plain_hashed_and_wild_lines() throws Exception {
        for (var type : List.of("ed25519", "rsa", "ecdsa")) {
            knownHosts("# comment", "", "x,[127.0.0.1]:" + sshd.port + " " + sshd.hostKey(type) + " comment");
            assertThat(hello(unpinned(), environment())).as(type).isEqualTo("hello\n");
            TestingSshd.exec(
                    "ssh-keygen",
                    "-q",
                    "-H",
                    "-f",
                    home.resolve(".ssh/known_hosts").toString());
            assertThat(home.resolve(".ssh/known_hosts"))
                    .content()
                    .contains("|1|")
                    .doesNotContain("127.0.0.1");
            assertThat(hello(unpinned(), environment())).as(type).isEqualTo("hello\n");
            knownHosts("[127.0.*]:* " + sshd.hostKey(type));
            assertThat(hello(unpinned(), environment())).as(type).isEqualTo("hello\n");
        }
        knownHosts("![127.0.0.1]:*,[127.*]:* " + sshd.hostKey("ed25519"));
        assertThat(refusal(unpinned(), environment()).reason()).isEqualTo(Reason.HOST_KEY_UNKNOWN);
    }

    @Test
    void a_revoked_key_is_refused_even_if_it_is_pinned() throws Exception {
        knownHosts("@revoked * " + sshd.hostKey("ed25519"));

        assertThat(refusal(sshd.target(key), environment())).hasMessageContaining("revoked");
    }

    @Test
    void a_host_that_lacks_every_pinned_type_counts_as_changed() {
        try (var other = TestingSshd.start(home.resolve("rsa-only"), List.of("rsa"))) {
            other.allow(key);
            var target = sshd.target(key).withPort(other.port);
            var refusal = refusal(target, environment());

            assertThat(refusal.reason()).isEqualTo(Reason.HOST_KEY_CHANGED);
            assertThat(refusal.why()).contains("it offers only rsa-sha2-512", fingerprint());
        }
    }

    @Test
    void a_box_is_reached_through_a_jump_host_of_the_ssh_configuration() throws Exception {
        try (var inner = TestingSshd.start(home.resolve("inner"), List.of("ed25519"))) {
            inner.allow(key);
            Files.write(
                    home.resolve(".ssh/config"),
                    List.of(
                            "Host bastion",
                            "  HostName 127.0.0.1",
                            "  Port " + sshd.port,
                            "  User root",
                            "  IdentityFile " + key,
                            "Host box",
                            "  HostName 127.0.0.1",
                            "  Port " + inner.port,
                            "  User root",
                            "  ProxyJump bastion",
                            "  IdentityFile " + key));
            knownHosts(
                    "[127.0.0.1]:" + sshd.port + " " + sshd.hostKey("ed25519"),
                    "[127.0.0.1]:" + inner.port + " " + inner.hostKey("ed25519"));
            assertThat(hello(SshTarget.of("box"), environment())).isEqualTo("hello\n");
            var given = inner.target(key).withProxyJump("root@127.0.0.1:" + sshd.port);
            Files.writeString(home.resolve(".ssh/config"), "Host *\n  IdentityFile " + key + "\n");
            assertThat(hello(given, environment())).isEqualTo("hello\n");

            try (var taken = taken()) {
                var dead = inner.target(key).withPort(taken.getLocalPort()).withProxyJump("127.0.0.1:" + sshd.port);
                assertThat(refusal(dead, environment()))
                        .hasMessage("`127.0.0.1` cannot reach `127.0.0.1` port " + dead.port() + ".");
            }
            knownHosts();
            assertThat(refusal(given, environment()).fix()).contains("log in once with `ssh`");
        }
    }

    @Test
    void a_name_that_does_not_resolve_is_named() {
        var refusal = refusal(SshTarget.of("no-such-host.invalid"), environment());

        assertThat(refusal).hasMessage("The name `no-such-host.invalid` does not resolve.");
        assertThat(refusal.reason()).isEqualTo(Reason.ADDRESS_UNKNOWN);
    }

    @Test
    void a_closed_port_is_told_from_a_silent_one() throws Exception {
        try (var taken = taken()) {
            var closed = taken.getLocalPort();
            assertThat(refusal(sshd.target(key).withPort(closed), environment()))
                    .hasMessage("Nothing listens for SSH at `127.0.0.1` port " + closed + ".");
        }
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var target = sshd.target(key).withPort(silent.getLocalPort()).withConnectTimeout(Duration.ofSeconds(1));
            var refusal = refusal(target, environment());
            assertThat(refusal).hasMessage("`127.0.0.1` port " + silent.getLocalPort() + " did not answer within 1 s.");
            assertThat(refusal.reason()).isEqualTo(Reason.CONNECT_TIMED_OUT);
        }
    }

    @Test
    void something_that_is_no_sshd_is_told_so() throws Exception {
        try (var other = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> {
                try (var socket = other.accept()) {
                    socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.UTF_8));
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            assertThat(refusal(sshd.target(key).withPort(other.getLocalPort()), environment())
                            .reason())
                    .isEqualTo(Reason.PROTOCOL);
        }
    }

    @Test
    void the_protocol_log_shows_no_content() {
        // The thread of the connection may say a last word while these are read.
        var lines = new CopyOnWriteArrayList<String>();
        var environment = new SshEnvironment(home, "root", null, Prompt.NOBODY, lines::add);
        try (var transport = SshTransport.connect(sshd.target(key), environment)) {
            var stdin = "very-secret-stdin".getBytes(StandardCharsets.UTF_8);
            transport.run("cat", stdin, OutputSink.NOTHING, Duration.ofSeconds(20));
        }
        assertThat(lines).anyMatch(line -> line.contains("Authentication succeeded"));
        assertThat(String.join("\n", lines)).doesNotContain("very-secret");
    }

    private static String fingerprint() {
        return HostKey.parse(sshd.hostKey("ed25519")).fingerprint();
    }
}
