package dev.fairlead.host.ssh;

import java.time.Duration;

/** One connection to a box, over which several commands may run at the same time. Every failure is a {@link HostException}. */
public interface Transport extends AutoCloseable {
    /** Who is reached where, as {@code user@address}, for messages. */
    String destination();

    /**
     * Runs a command to its end. Its stdin ends after these bytes. When the time is over it is sent
     * SIGTERM and left to itself; sshd passes the signal on only to what a login other than root owns.
     */
    ExecResult run(String command, byte[] stdin, OutputSink stdout, Duration timeout);

    /** Starts a command whose stdin stays open. It reads the end of its stdin when the connection is lost. */
    Exec open(String command);

    /** The same; its stderr goes to the sink as it arrives. */
    Exec open(String command, OutputSink stderr);

    boolean connected();

    @Override
    void close();
}
