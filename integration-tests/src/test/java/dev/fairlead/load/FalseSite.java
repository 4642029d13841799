package dev.fairlead.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A server on loopback that says the same to every request, and ends each connection after some of them. */
final class FalseSite implements AutoCloseable {
    private final ServerSocket listener;
    private final String answer;
    private final int answersEach;

    FalseSite(String answer, int answersEach) {
        this.answer = answer.replace("\n", "\r\n");
        this.answersEach = answersEach;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    Target target() {
        return new Target("127.0.0.1", listener.getLocalPort(), "false.invalid", null);
    }

    private void accept() {
        try {
            while (true) {
                Socket peer = listener.accept();
                Thread.ofVirtual().start(() -> serve(peer));
            }
        } catch (IOException closed) {
            return;
        }
    }

    private void serve(Socket peer) {
        try (peer) {
            var in = new BufferedReader(new InputStreamReader(peer.getInputStream(), StandardCharsets.US_ASCII));
            for (int i = 0; i < answersEach; i++) {
                String line = in.readLine();
                while (line != null && !line.isEmpty()) {
                    line = in.readLine();
                }
                peer.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException gone) {
            return;
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
