package dev.fairlead.host.ssh;

import com.jcraft.jsch.Logger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Passes the protocol's log on to whoever debugs, and keeps the reason for which a connection ended. */
final class ProtocolLog implements Logger {
    private static final String ENDED = "Caught an exception, leaving main loop due to ";

    private final @Nullable Consumer<String> sink;
    private volatile @Nullable String ended;

    ProtocolLog(@Nullable Consumer<String> sink) {
        this.sink = sink;
    }

    @Nullable
    String ended() {
        return ended;
    }

    @Override
    public boolean isEnabled(int level) {
        return sink != null || level == INFO;
    }

    @Override
    public void log(int level, String message) {
        if (message.startsWith(ENDED)) {
            // What follows the first line is a stack trace.
            ended = message.substring(ENDED.length()).lines().findFirst().orElse(null);
        }
        if (sink != null) {
            sink.accept(message);
        }
    }
}
