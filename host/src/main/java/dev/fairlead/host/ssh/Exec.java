package dev.fairlead.host.ssh;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/** A remote command that goes on while others run. */
public interface Exec extends AutoCloseable {
    /** Sends on {@code flush}. */
    OutputStream stdin();

    /** Must be read: after 8 MiB unread, the whole connection waits. */
    InputStream stdout();

    /** From now on a read from stdout throws {@link java.net.SocketTimeoutException} after that time; zero waits for ever. */
    void readTimeout(Duration timeout);

    /** It has not ended, as far as is known here. */
    boolean running();

    /** Waits for its end. */
    ExecResult await(Duration timeout);

    @Override
    void close();
}
