package dev.fairlead.cli.warmup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;

/** A registry on loopback that knows one digest, so that asking one can be learned without leaving this machine. */
final class SmallRegistry implements AutoCloseable {
    private static final String ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nDocker-Content-Digest: sha256:" + "0".repeat(64) + "\r\n\r\n";

    private final ServerSocket listener;

    private SmallRegistry(ServerSocket listener) {
        this.listener = listener;
    }

    static SmallRegistry open() throws IOException {
        var registry = new SmallRegistry(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        Thread.ofPlatform().daemon().name("registry").start(registry::answer);
        return registry;
    }

    String authority() {
        return "127.0.0.1:" + listener.getLocalPort();
    }

    private void answer() {
        try (var client = listener.accept()) {
            var request = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            for (String line = request.readLine(); line != null && !line.isEmpty(); ) {
                line = request.readLine();
            }
            client.getOutputStream().write(ANSWER.getBytes(StandardCharsets.US_ASCII));
            client.getOutputStream().flush();
            // Whoever asked is done first.
            request.readLine();
        } catch (IOException e) {
            // Without an answer a few classes fewer are archived.
            return;
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
