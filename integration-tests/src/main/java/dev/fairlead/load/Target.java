package dev.fairlead.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
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

    /** What a kind of visitor is called who comes here. */
    String named(String visitor) {
        return tls == null ? visitor : visitor + ", TLS";
    }

    /**
     * A client for one connection by HTTP/2. It greets the server by the site's name and then asks for the address, since
     * Java's client finds a server by no other name than the one that it asks for: the site must go by its address too.
     */
    HttpClient http2() {
        SSLContext context = tls == null ? Credulous.context() : tls;
        // Parameters that name no version of TLS are taken for too old ones for HTTP/2.
        SSLParameters greeting = context.getDefaultSSLParameters();
        greeting.setServerNames(List.of(new SNIHostName(host)));
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_2)
                .connectTimeout(Duration.ofMillis(CONNECT_MILLIS))
                .sslContext(context)
                .sslParameters(greeting)
                .build();
    }

    /** A page as {@link #http2} asks for it. */
    URI page(String path) {
        return URI.create("https://" + address + ":" + port + path);
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
