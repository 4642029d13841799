package dev.fairlead.host.ssh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A real sshd on a free loopback port, with host keys and a configuration of its own; it lets root in. */
final class TestingSshd implements AutoCloseable {
    private static final Path SSHD = Path.of("/usr/sbin/sshd");

    final int port;
    final Path directory;
    private final Process process;

    private TestingSshd(Path directory, int port, Process process) {
        this.directory = directory;
        this.port = port;
        this.process = process;
    }

    static void assumePossible() {
        Assumptions.assumeTrue(
                Files.isExecutable(SSHD), "skipped: there is no sshd here (apt-get install openssh-server)");
        Assumptions.assumeTrue(
                "root".equals(System.getProperty("user.name")),
                "skipped: only root can start an sshd that lets root in");
    }

    /** @param settings lines for its configuration */
    static TestingSshd start(Path directory, List<String> hostKeyTypes, String... settings) {
        try {
            Files.createDirectories(Path.of("/run/sshd"));
            Files.createDirectories(directory);
            var port = freePort();
            var lines = new ArrayList<>(List.of(
                    "Port " + port,
                    "ListenAddress 127.0.0.1",
                    "PidFile none",
                    "UsePAM no",
                    "StrictModes no",
                    "PasswordAuthentication no",
                    "KbdInteractiveAuthentication no",
                    "AuthorizedKeysFile " + directory.resolve("authorized_keys")));
            for (var type : hostKeyTypes) {
                var key = directory.resolve("host_" + type);
                if (Files.notExists(key)) {
                    keygen(key, type, "");
                }
                lines.add("HostKey " + key);
            }
            lines.addAll(List.of(settings));
            var config = Files.write(directory.resolve("sshd_config"), lines);
            if (knowsPenalties(config)) {
                lines.add("PerSourcePenalties no");
                Files.write(config, lines);
            }
            var process = new ProcessBuilder(SSHD.toString(), "-D", "-e", "-f", config.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("log").toFile())
                    .start();
            awaitPort(port);
            return new TestingSshd(directory, port, process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** OpenSSH from 9.8 on shuts out who fails to log in too often, as these tests do. */
    private static boolean knowsPenalties(Path config) throws IOException {
        var process = new ProcessBuilder(SSHD.toString(), "-t", "-f", config.toString(), "-o", "PerSourcePenalties=no")
                .redirectErrorStream(true)
                .start();
        process.getInputStream().readAllBytes();
        return process.onExit().join().exitValue() == 0;
    }

    static Path keygen(Path file, String type, String passphrase) {
        exec(
                "ssh-keygen",
                "-q",
                "-t",
                type,
                "-N",
                passphrase,
                "-C",
                file.getFileName().toString(),
                "-f",
                file.toString());
        return file;
    }

    static String exec(String... command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError(String.join(" ", command) + ": " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    void allow(Path... keys) {
        try {
            var lines = new ArrayList<String>();
            for (var key : keys) {
                lines.add(Files.readString(Path.of(key + ".pub")).strip());
            }
            Files.write(directory.resolve("authorized_keys"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its public key as the model pins it. */
    String hostKey(String type) {
        try {
            var words =
                    Files.readString(directory.resolve("host_" + type + ".pub")).split(" ");
            return words[0] + " " + words[1];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SshTarget target(Path identity) {
        return SshTarget.of("127.0.0.1")
                .withPort(port)
                .withUser("root")
                .withIdentityFile(identity)
                .withHostKeys(List.of(hostKey("ed25519")));
    }

    /** Ends it, and with it every connection to it. */
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    @Override
    public void close() {
        kill();
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return socket.getLocalPort();
        }
    }

    private static void awaitPort(int port) throws IOException {
        for (var tries = 0; ; tries++) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return;
            } catch (IOException e) {
                if (tries == 100) {
                    throw e;
                }
                sleep();
            }
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
