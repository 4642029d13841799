package dev.fairlead.host.ssh;

import com.jcraft.jsch.SocketFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Opens the TCP connection: every address of the name in turn, with its own message for each way to fail. */
record Dial(Hop hop, Duration timeout) implements SocketFactory {

    @Override
    public Socket createSocket(String host, int port) {
        var seen = new ArrayList<String>();
        @Nullable IOException last = null;
        for (var address : resolve()) {
            var socket = new Socket();
            try {
                socket.setTcpNoDelay(true);
                socket.connect(new InetSocketAddress(address, hop.port()), Math.toIntExact(timeout.toMillis()));
                return socket;
            } catch (IOException e) {
                seen.add(address.getHostAddress() + ": " + e.getMessage());
                last = e;
                close(socket);
            }
        }
        throw failure(last, String.join("; ", seen));
    }

    private InetAddress[] resolve() {
        try {
            return InetAddress.getAllByName(hop.host());
        } catch (UnknownHostException e) {
            throw new HostException(
                    HostException.Reason.ADDRESS_UNKNOWN,
                    "The name `" + hop.host() + "` does not resolve.",
                    e.getMessage(),
                    "Check `ssh.address` and your DNS.");
        }
    }

    private HostException failure(@Nullable IOException last, String seen) {
        if (last instanceof SocketTimeoutException) {
            return timedOut(hop, timeout, seen);
        }
        var refused = last instanceof ConnectException;
        return new HostException(
                HostException.Reason.UNREACHABLE,
                refused
                        ? "Nothing listens for SSH at `" + hop.host() + "` port " + hop.port() + "."
                        : "There is no way to `" + hop.host() + "` port " + hop.port() + ".",
                seen,
                refused
                        ? "Check `ssh.port`, and that sshd runs, which the console of the provider shows without SSH."
                        : null);
    }

    static HostException timedOut(Hop hop, Duration timeout, @Nullable String seen) {
        return new HostException(
                HostException.Reason.CONNECT_TIMED_OUT,
                "`" + hop.host() + "` port " + hop.port() + " did not answer within " + timeout.toSeconds() + " s.",
                seen,
                "Check that the box runs, and that its firewall lets your address in on port " + hop.port() + ".");
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It never was connected.
        }
    }

    @Override
    public InputStream getInputStream(Socket socket) throws IOException {
        return socket.getInputStream();
    }

    @Override
    public OutputStream getOutputStream(Socket socket) throws IOException {
        return socket.getOutputStream();
    }
}
