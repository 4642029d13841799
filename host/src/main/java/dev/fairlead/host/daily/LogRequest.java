package dev.fairlead.host.daily;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of which logs.
 *
 * @param since null for no bound in time
 * @param tail the most lines of what is there already
 * @param follow whether to go on with what is written from now on
 */
public record LogRequest(List<LogSource> sources, @Nullable Since since, int tail, boolean follow) {
    public LogRequest {
        sources = List.copyOf(sources);
    }
}
