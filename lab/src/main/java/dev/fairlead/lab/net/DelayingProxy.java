package dev.fairlead.lab.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A TCP proxy on loopback that makes a near server far: every byte arrives a latency later, both ways. It counts what
 * goes through, and can break the connection as a bad network does.
 */
public final class DelayingProxy implements AutoCloseable {
    private final ServerSocket listener;
    private final InetSocketAddress target;
    private final Duration latency;
    private final Traffic traffic = new Traffic();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private DelayingProxy(InetSocketAddress target, Duration latency) throws IOException {
        this.target = target;
        this.latency = latency;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /** Without delay. */
    public static DelayingProxy to(String host, int port) {
        return to(host, port, Duration.ZERO);
    }

    /** @param latency one way; a round trip takes twice as long */
    public static DelayingProxy to(String host, int port, Duration latency) {
        try {
            var proxy = new DelayingProxy(new InetSocketAddress(host, port), latency);
            Thread.ofVirtual().start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port on 127.0.0.1 to connect to. */
    public int port() {
        return listener.getLocalPort();
    }

    public Traffic traffic() {
        return traffic;
    }

    /** Breaks all connections that there are now; new ones are still taken, also while it does so. */
    public void cut() {
        List.copyOf(open).forEach(Sockets::abort);
    }

    @Override
    public void close() {
        Sockets.close(listener);
        cut();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var client = listener.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        open.add(client);
        var server = new Socket();
        open.add(server);
        try {
            traffic.connected();
            traffic.pause(latency.multipliedBy(2));
            server.connect(target);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            var answers = Thread.ofVirtual()
                    .start(() -> new Pipe(server, client, latency, traffic, Direction.TO_CLIENT, this::cut).run());
            new Pipe(client, server, latency, traffic, Direction.TO_SERVER, this::cut).run();
            answers.join();
        } catch (IOException | InterruptedException e) {
            Sockets.abort(client);
        } finally {
            Sockets.close(client);
            Sockets.close(server);
            open.remove(client);
            open.remove(server);
        }
    }
}
