package dev.fairlead.host.ssh;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One exec channel. The protocol's thread feeds its output; whoever awaits its end is woken when a stream closes. */
final class SshExec implements Exec {
    private static final int SIGNALLED = 128;

    private final SshTransport transport;
    private final ChannelExec channel;
    private final OutputStream stdin;
    private final Pipe readable;
    private final Tail stderr = new Tail();
    private final Runnable atClose;
    private final Semaphore news = new Semaphore(0);
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile boolean abandoned;

    private SshExec(SshTransport transport, ChannelExec channel, OutputStream stdin, Pipe readable, Runnable atClose) {
        this.transport = transport;
        this.channel = channel;
        this.stdin = stdin;
        this.readable = readable;
        this.atClose = atClose;
    }

    /** @param stdin null keeps it open for {@link #stdin()} */
    static SshExec start(
            SshTransport transport,
            ChannelExec channel,
            String command,
            @Nullable InputStream stdin,
            OutputStream stdout,
            OutputSink stderr,
            Pipe readable,
            Runnable atClose)
            throws JSchException {
        channel.setCommand(command);
        var exec = new SshExec(transport, channel, input(channel, stdin), readable, atClose);
        if (stdin != null) {
            channel.setInputStream(exec.waking(stdin));
        }
        channel.setOutputStream(exec.waking(stdout));
        channel.setErrStream(exec.waking(exec.stderr.copiedTo(stderr)));
        // Without a timeout it sends the command, and its stdin, without waiting for a reply: a round trip saved.
        channel.connect();
        return exec;
    }

    private static OutputStream input(ChannelExec channel, @Nullable InputStream given) throws JSchException {
        try {
            return given == null ? channel.getOutputStream() : OutputStream.nullOutputStream();
        } catch (IOException e) {
            throw new JSchException("no stdin", e);
        }
    }

    @Override
    public OutputStream stdin() {
        return stdin;
    }

    @Override
    public InputStream stdout() {
        return readable.out;
    }

    @Override
    public void readTimeout(Duration timeout) {
        readable.readTimeout(Math.toIntExact(timeout.toMillis()));
    }

    @Override
    public boolean running() {
        return !channel.isClosed() && transport.connected();
    }

    @Override
    public ExecResult await(Duration timeout) {
        var deadline = System.nanoTime() + timeout.toNanos();
        while (running() && !abandoned) {
            var left = deadline - System.nanoTime();
            if (left <= 0) {
                throw transport.timedOut(timeout);
            }
            // The channel closes a moment after its stdout ends, and nothing tells; so look again soon after news.
            pause(Math.min(left, channel.isEOF() ? 1_000_000 : 250_000_000));
        }
        var signal = channel.getExitSignal();
        if (channel.getExitStatus() < 0 && signal == null && !abandoned) {
            throw transport.lost();
        }
        return new ExecResult(signal == null ? channel.getExitStatus() : SIGNALLED, signal, stderr.text());
    }

    /** A command whose end nobody awaits any more is sent SIGTERM. */
    ExecResult awaitOrTerminate(Duration timeout) {
        try {
            return await(timeout);
        } finally {
            if (running()) {
                terminate();
            }
        }
    }

    private void terminate() {
        try {
            channel.sendSignal("TERM");
        } catch (Exception e) {
            // The connection went in the meantime, and with it what there was to end.
        }
    }

    private void pause(long nanos) {
        try {
            if (news.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
                news.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Nobody wants its output any more. */
    void abandon() {
        abandoned = true;
        news.release();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            channel.disconnect();
            atClose.run();
        }
    }

    private OutputStream waking(OutputStream stream) {
        return new FilterOutputStream(stream) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                out.close();
                news.release();
            }
        };
    }

    private InputStream waking(InputStream stream) {
        return new FilterInputStream(stream) {
            @Override
            public void close() throws IOException {
                super.close();
                news.release();
            }
        };
    }
}
