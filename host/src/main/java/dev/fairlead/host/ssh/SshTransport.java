package dev.fairlead.host.ssh;

import com.jcraft.jsch.Channel;
import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A {@link Transport} over one SSH connection, straight or through jump hosts. */
public final class SshTransport implements Transport {
    /** Two less than sshd's default {@code MaxSessions}, as a command given up may linger; the next exec waits. */
    private static final int MOST_EXECS = 8;

    private static final int OPEN_TRIES = 10;

    private final List<Session> sessions;
    private final Hop hop;
    private final ProtocolLog log;
    private final Duration timeout;
    private final Semaphore free = new Semaphore(MOST_EXECS, true);

    private SshTransport(List<Session> sessions, Hop hop, ProtocolLog log, Duration timeout) {
        this.sessions = sessions;
        this.hop = hop;
        this.log = log;
        this.timeout = timeout;
    }

    /** Connects and logs in; only hosts whose key is known are told anything. */
    public static SshTransport connect(SshTarget target, SshEnvironment environment) {
        var hops = Route.to(target, environment);
        var knownHosts = KnownHosts.read(environment.dotSsh("known_hosts"));
        var sessions = new ArrayList<Session>();
        var log = new ProtocolLog(environment.log());
        try {
            for (var hop : hops) {
                var jump = sessions.isEmpty()
                        ? null
                        : new ThroughJump(sessions.getLast(), hops.get(sessions.size() - 1), hop);
                sessions.add(new Login(hop, target.connectTimeout(), environment, knownHosts, log).connect(jump));
            }
            return new SshTransport(sessions, hops.getLast(), log, target.connectTimeout());
        } catch (RuntimeException e) {
            sessions.reversed().forEach(Session::disconnect);
            throw e;
        }
    }

    /** Who is logged in. */
    public String user() {
        return hop.user();
    }

    @Override
    public String destination() {
        return hop.destination();
    }

    @Override
    public ExecResult run(String command, byte[] stdin, OutputSink stdout, Duration timeout) {
        var sink = new SinkStream(stdout);
        var input = new ByteArrayInputStream(stdin);
        try (var exec = start(command, input, sink, OutputSink.NOTHING, new Pipe())) {
            sink.failing(exec);
            var result = exec.awaitOrTerminate(timeout);
            sink.rethrow();
            return result;
        }
    }

    @Override
    public Exec open(String command) {
        return open(command, OutputSink.NOTHING);
    }

    @Override
    public Exec open(String command, OutputSink stderr) {
        var stdout = new Pipe();
        return start(command, null, stdout.in, stderr, stdout);
    }

    private SshExec start(
            String command, @Nullable InputStream stdin, OutputStream stdout, OutputSink stderr, Pipe readable) {
        acquire();
        for (var tries = 1; ; tries++) {
            try {
                return SshExec.start(this, channel(), command, stdin, stdout, stderr, readable, free::release);
            } catch (JSchException e) {
                if (!connected() || tries == OPEN_TRIES) {
                    free.release();
                    throw connected() ? refused(e) : lost();
                }
                pause();
            }
        }
    }

    /** jsch gives none where the connection is lost in just this moment. */
    private ChannelExec channel() throws JSchException {
        @Nullable Channel channel = sessions.getLast().openChannel("exec");
        if (channel == null) {
            throw new JSchException("no channel");
        }
        return (ChannelExec) channel;
    }

    private HostException refused(JSchException e) {
        return new HostException(
                HostException.Reason.PROTOCOL,
                "`" + hop.host() + "` would not run a command.",
                e.getMessage(),
                "Check `MaxSessions` and `ForceCommand` in its sshd_config.");
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void acquire() {
        try {
            if (!free.tryAcquire(timeout.toMillis() * 60, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(MOST_EXECS + " commands have been running for too long.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    HostException lost() {
        return new HostException(
                HostException.Reason.CONNECTION_LOST,
                "The connection to `" + hop.host() + "` was lost.",
                log.ended(),
                "Run the command again: it goes on from what it finds.");
    }

    HostException timedOut(Duration after) {
        return new HostException(
                HostException.Reason.EXEC_TIMED_OUT,
                "`" + hop.host() + "` did not finish within " + after.toSeconds() + " s.",
                "what runs there may go on",
                null);
    }

    @Override
    public boolean connected() {
        return sessions.stream().allMatch(Session::isConnected);
    }

    @Override
    public void close() {
        sessions.reversed().forEach(Session::disconnect);
    }
}
