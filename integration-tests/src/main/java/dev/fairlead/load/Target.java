package dev.fairlead.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Where the site is.
 *
 * @param host the name that it goes by
 * @param tls null for plain HTTP
 */
public record Target(
        String address, int port, String host, @Nullable SSLContext tls) {
    private static final int CONNECT_MILLIS = 10_000;
    /** Longer than any page takes. What takes longer counts as broken. */
    private static final int READ_MILLIS = 60_000;

    public static Target plain(String address, String host) {
        return new Target(address, 80, host, null);
    }

    /** Any certificate is good enough: what is tried here is the switch, not the certificate. */
    public static Target tls(String address, String host) {
        return new Target(address, 443, host, Credulous.context());
    }

    Socket connect() throws IOException {
        var socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(READ_MILLIS);
            socket.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
            return tls == null ? socket : tls.getSocketFactory().createSocket(socket, host, port, true);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
