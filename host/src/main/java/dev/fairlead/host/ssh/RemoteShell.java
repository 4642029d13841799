package dev.fairlead.host.ssh;

import dev.fairlead.host.shell.Answers;
import dev.fairlead.host.shell.FrameListener;
import dev.fairlead.host.shell.FramedScript;
import dev.fairlead.host.shell.Frames;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Root shells on the box. A shell is kept for the next script, so that only the first pays for the exec, the login shell
 * and sudo: three round trips; a later script is one. Scripts that are asked at the same time get a shell each.
 */
public final class RemoteShell implements AutoCloseable {
    private static final int LINES_SHOWN = 5;
    private static final int MOST_IDLE = 2;
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final Transport transport;
    private final Sudo sudo;
    private final BlockingQueue<Exec> idle = new ArrayBlockingQueue<>(MOST_IDLE);

    public RemoteShell(Transport transport, Sudo sudo) {
        this.transport = transport;
        this.sudo = sudo;
    }

    /** Has a shell ready for the first script, while its caller still finds out what to ask. */
    public void warm() {
        keep(shell());
    }

    public Answers ask(FramedScript script, Duration timeout) {
        return ask(script, FrameListener.NONE, timeout);
    }

    /**
     * Runs the script as root. When the time is over, or the connection is lost, the section that runs may go on to its
     * end on the box, but none begins after it.
     *
     * @param timeout for all of it; a section may have a limit of its own besides
     * @throws CutShortException if it began and its end was not seen
     * @throws HostException if it never began
     */
    public Answers ask(FramedScript script, FrameListener listener, Duration timeout) {
        var deadline = new Deadline(listener, timeout);
        var frames = new Frames(script, deadline);
        var shell = shell();
        // Once it is kept, the shell belongs to whoever takes it next.
        var kept = false;
        try {
            exchange(shell, script.bytes(), frames, deadline);
            if (frames.complete()) {
                kept = true;
                keep(shell);
                return frames.end();
            }
            throw ended(shell, frames);
        } catch (SocketTimeoutException e) {
            throw new CutShortException(timedOut(deadline.missed()), frames.end());
        } finally {
            if (!kept) {
                shell.close();
            }
        }
    }

    private Exec shell() {
        for (var shell = idle.poll(); shell != null; shell = idle.poll()) {
            if (shell.running()) {
                return shell;
            }
            shell.close();
        }
        var shell = transport.open(sudo.command());
        send(shell, sudo.stdin(new byte[0]));
        return shell;
    }

    private void keep(Exec shell) {
        if (!idle.offer(shell)) {
            shell.close();
        }
    }

    private static void exchange(Exec shell, byte[] script, Frames frames, Deadline deadline)
            throws SocketTimeoutException {
        send(shell, script);
        var buffer = new byte[32 * 1024];
        try {
            while (!frames.complete()) {
                shell.readTimeout(deadline.left());
                var count = shell.stdout().read(buffer);
                if (count < 0) {
                    return;
                }
                frames.accept(buffer, 0, count);
            }
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            // As if it had ended: what is known of it is in its exit status.
        }
    }

    /** A shell that has ended does not read; why it ended is found out later. */
    private static void send(Exec shell, byte[] bytes) {
        try {
            shell.stdin().write(bytes);
            shell.stdin().flush();
        } catch (IOException e) {
            // See above.
        }
    }

    private HostException ended(Exec shell, Frames frames) {
        var answers = frames.end();
        try {
            var result = shell.await(FAREWELL);
            var seen = lastLines(frames.preamble() + "\n" + result.stderr());
            return frames.isReady() ? new CutShortException(killed(result, seen), answers) : refused(result, seen);
        } catch (HostException e) {
            return new CutShortException(e, answers);
        }
    }

    private HostException timedOut(Duration timeout) {
        return new HostException(
                HostException.Reason.EXEC_TIMED_OUT,
                "`" + transport.destination() + "` did not finish within " + timeout.toSeconds() + " s.",
                "the section that runs there may go on to its end; none begins after it",
                null);
    }

    /**
     * Runs a script as root whose stdin stays open: it reads the end of its stdin when the connection is lost. Nothing
     * of it runs unless all of it arrived.
     */
    public Exec open(String script) {
        return open(script, OutputSink.NOTHING);
    }

    /** The same; its stderr goes to the sink as it arrives. */
    public Exec open(String script, OutputSink stderr) {
        var exec = transport.open(sudo.command(), stderr);
        send(exec, sudo.stdin(("{\n" + script + "\nexit\n}\n").getBytes(StandardCharsets.UTF_8)));
        return exec;
    }

    public Transport transport() {
        return transport;
    }

    @Override
    public void close() {
        idle.forEach(Exec::close);
        transport.close();
    }

    private HostException killed(ExecResult result, @Nullable String seen) {
        return new HostException(
                HostException.Reason.CONNECTION_LOST,
                "The script on `" + transport.destination() + "` was ended before its end.",
                "exit status " + result.exit() + (result.signal() == null ? "" : ", signal " + result.signal())
                        + (seen == null ? "" : "; " + seen),
                null);
    }

    private HostException refused(ExecResult result, @Nullable String seen) {
        var why = "exit status " + result.exit() + (seen == null ? "" : ": " + seen);
        var said = seen == null ? "" : seen;
        return switch (sudo) {
            case Sudo.NotNeeded none ->
                new HostException(
                        HostException.Reason.SHELL_REFUSED,
                        "`" + transport.destination() + "` gives no shell.",
                        why,
                        "Its login shell must be a POSIX shell, without a forced command.");
            case Sudo.WithoutPassword without ->
                sudoRefused(
                        why,
                        said.contains("password is required")
                                ? "Give its password as `ssh.sudoPassword` in the model, or allow it without: `"
                                        + user() + " ALL=(ALL) NOPASSWD: ALL` in /etc/sudoers.d/" + user() + "."
                                : mend(said));
            case Sudo.WithPassword with ->
                sudoRefused(
                        why,
                        said.contains("incorrect password") || said.contains("try again")
                                ? "Correct `ssh.sudoPassword` in the model."
                                : mend(said));
        };
    }

    private HostException sudoRefused(String why, @Nullable String fix) {
        return new HostException(
                HostException.Reason.SUDO_REFUSED,
                "`" + transport.destination() + "` cannot become root by sudo.",
                why,
                fix);
    }

    private @Nullable String mend(String said) {
        if (said.contains("must have a tty")) {
            return "Add `Defaults:" + user() + " !requiretty` with `visudo` on the box.";
        }
        if (said.contains("not found")) {
            return "Install sudo on the box, or log in as root.";
        }
        return said.contains("not in the sudoers") || said.contains("not allowed")
                ? "Add the login to the group sudo on the box: `usermod -aG sudo " + user() + "`."
                : null;
    }

    private String user() {
        var destination = transport.destination();
        return destination.substring(0, Math.max(0, destination.indexOf('@')));
    }

    private static @Nullable String lastLines(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        var last = lines.stream().skip(Math.max(0, lines.size() - LINES_SHOWN)).collect(Collectors.joining("\n"));
        return last.isEmpty() ? null : last;
    }
}
