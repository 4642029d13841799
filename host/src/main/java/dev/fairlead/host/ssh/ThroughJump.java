package dev.fairlead.host.ssh;

import com.jcraft.jsch.Channel;
import com.jcraft.jsch.ChannelDirectTCPIP;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Proxy;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SocketFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** Reaches the next hop through a session with the one before it; no port is opened here. */
final class ThroughJump implements Proxy {
    private final Session jump;
    private final Hop before;
    private final Hop hop;
    private final Pipe received = new Pipe();
    private @Nullable Channel channel;
    private @Nullable OutputStream sending;

    ThroughJump(Session jump, Hop before, Hop hop) {
        this.jump = jump;
        this.before = before;
        this.hop = hop;
    }

    /** There is no socket to set a timeout on, so that reads from the pipe time out instead. */
    void readTimeout(int millis) {
        received.readTimeout(millis);
    }

    @Override
    public void connect(SocketFactory ignored, String host, int port, int timeout) throws JSchException, IOException {
        var opened = (@Nullable ChannelDirectTCPIP) jump.openChannel("direct-tcpip");
        if (opened == null) {
            throw refused("the connection to the jump host was lost");
        }
        opened.setHost(host);
        opened.setPort(port);
        opened.setOutputStream(received.in);
        sending = opened.getOutputStream();
        received.readTimeout(timeout);
        channel = opened;
        try {
            opened.connect(timeout);
        } catch (JSchException e) {
            throw refused(e.getMessage());
        }
        if (!opened.isConnected()) {
            throw refused("the jump host closed the connection");
        }
    }

    private HostException refused(@Nullable String seen) {
        var next = hop.host() + " " + hop.port();
        return new HostException(
                HostException.Reason.UNREACHABLE,
                "`" + before.host() + "` cannot reach `" + hop.host() + "` port " + hop.port() + ".",
                seen,
                "Try it there: `nc -vz " + next + "`; its sshd must allow TCP forwarding.");
    }

    @Override
    public InputStream getInputStream() {
        return received.out;
    }

    @Override
    public OutputStream getOutputStream() {
        if (sending == null) {
            throw new IllegalStateException("not connected");
        }
        return sending;
    }

    @Override
    public @Nullable Socket getSocket() {
        return null;
    }

    @Override
    public void close() {
        if (channel != null) {
            channel.disconnect();
        }
    }
}
