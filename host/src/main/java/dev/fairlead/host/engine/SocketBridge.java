package dev.fairlead.host.engine;

import dev.fairlead.host.ssh.Exec;
import dev.fairlead.host.ssh.HostException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A socket on this machine whose every connection is a command on the box. It lies in a directory that only this user
 * can enter, and goes with the bridge.
 */
final class SocketBridge implements AutoCloseable {
    /** What the command prints once its own input is the engine's, and no longer the shell's. */
    static final String READY = "fairlead: ready";

    private static final Duration ENDING = Duration.ofSeconds(5);

    private final Path directory;
    private final ServerSocketChannel server;
    private final Supplier<Exec> connect;
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
    private volatile @Nullable HostException trouble;

    private SocketBridge(Path directory, ServerSocketChannel server, Supplier<Exec> connect) {
        this.directory = directory;
        this.server = server;
        this.connect = connect;
    }

    static SocketBridge over(Supplier<Exec> connect) {
        try {
            Path directory = Files.createTempDirectory("fairlead-");
            var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            var bridge = new SocketBridge(directory, server, connect);
            server.bind(UnixDomainSocketAddress.of(bridge.socket()));
            Thread.ofVirtual().name("engine").start(bridge::accept);
            return bridge;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path socket() {
        return directory.resolve("engine");
    }

    /** Why a connection came to nothing, if that was on the way to the engine. */
    @Nullable
    HostException trouble() {
        return trouble;
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel here = server.accept();
                open.add(here);
                Thread.ofVirtual().name("engine-connection").start(() -> carry(here));
            }
        } catch (IOException e) {
            // Closed, which is how a bridge ends.
            return;
        }
    }

    private void carry(SocketChannel here) {
        // Whoever sees the connection close must find the trouble noted.
        try (here) {
            try (Exec there = connect.get()) {
                awaitReady(there);
                Thread.ofVirtual().name("engine-up").start(() -> up(here, there));
                copy(there.stdout(), Channels.newOutputStream(here));
                noteEnd(there);
            } catch (HostException e) {
                trouble = e;
            }
        } catch (IOException e) {
            // One side has gone; the other is told by the close.
            return;
        } finally {
            open.remove(here);
        }
    }

    private static void up(SocketChannel here, Exec there) {
        try (there) {
            copy(Channels.newInputStream(here), there.stdin());
        } catch (IOException e) {
            // As above.
            return;
        }
    }

    private void noteEnd(Exec there) {
        var end = there.await(ENDING);
        if (end.exit() != 0) {
            trouble = unreachable(end.stderr());
        }
    }

    /** What a login prints before is passed over. Read byte by byte, as the engine's words follow. */
    private static void awaitReady(Exec there) throws IOException {
        var line = new StringBuilder();
        while (true) {
            int next = there.stdout().read();
            if (next < 0) {
                throw unreachable(there.await(ENDING).stderr());
            }
            if (next != '\n') {
                line.append((char) next);
            } else if (line.toString().equals(READY)) {
                return;
            } else {
                line.setLength(0);
            }
        }
    }

    private static HostException unreachable(String stderr) {
        return new HostException(
                HostException.Reason.PROTOCOL,
                "The box's Docker Engine cannot be reached.",
                stderr.strip(),
                "See on the box how it is: `systemctl status docker`.");
    }

    private static void copy(InputStream from, OutputStream to) throws IOException {
        var buffer = new byte[16 * 1024];
        for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
            to.write(buffer, 0, count);
            to.flush();
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (SocketChannel each : open) {
                each.close();
            }
            Files.deleteIfExists(socket());
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            // An empty directory in the machine's own place for such is all that stays.
            return;
        }
    }
}
