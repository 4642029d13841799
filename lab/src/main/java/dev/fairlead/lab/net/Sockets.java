package dev.fairlead.lab.net;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;

/** Endings of connections. */
final class Sockets {
    private Sockets() {}

    /** Closes with a reset, as a firewall does that forgot the connection. */
    static void abort(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException alreadyClosed) {
            return;
        }
        close(socket);
    }

    static void close(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
