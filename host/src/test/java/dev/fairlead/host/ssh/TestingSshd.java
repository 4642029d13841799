package dev.fairlead.host.ssh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** A real sshd on a free loopback port, with host keys and a configuration of its own; it lets root in. */
final class TestingSshd implements AutoCloseable {
    private static final Path SSHD = Path.of("/usr/sbin/sshd");
    private static final int MOST_PORTS = 5;
    private static final int MOST_LOOKS = 600;

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
            var lines = new ArrayList<>(List.of(
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
            for (var tries = 1; tries <= MOST_PORTS; tries++) {
                var sshd = listening(directory, config, freePort());
                if (sshd != null) {
                    return sshd;
                }
            }
            throw new AssertionError("sshd does not run: " + Files.readString(directory.resolve("log")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Null if it ended at once, as it does where somebody else took the port meanwhile. */
    private static @Nullable TestingSshd listening(Path directory, Path config, int port) throws IOException {
        var log = directory.resolve("log");
        var process = new ProcessBuilder(
                        SSHD.toString(), "-D", "-e", "-f", config.toString(), "-p", Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        // Whoever took the port may answer there too, so it is asked of the log.
        for (var tries = 0; process.isAlive(); tries++) {
            if (Files.readString(log).contains("Server listening on ")) {
                return new TestingSshd(directory, port, process);
            }
            if (tries == MOST_LOOKS) {
                process.destroyForcibly();
                throw new AssertionError("sshd does not listen: " + Files.readString(log));
            }
            sleep();
        }
        return null;
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

    /** Free when it was asked for. */
    private static int freePort() throws IOException {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return socket.getLocalPort();
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
