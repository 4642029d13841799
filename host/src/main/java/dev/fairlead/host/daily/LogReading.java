package dev.fairlead.host.daily;

import dev.fairlead.host.ssh.Exec;
import dev.fairlead.host.ssh.ExecResult;
import dev.fairlead.host.ssh.HostException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Logs as they arrive from the box. Closing it ends the reading, here and there. */
public final class LogReading implements AutoCloseable {
    private static final Duration ENDING = Duration.ofSeconds(10);
    private static final Pattern LINE = Pattern.compile("([0-9]+)([bgsf])([oe]) (.*)", Pattern.DOTALL);

    private final Exec exec;
    private final LogRequest request;
    private final Masks masks;
    private ZoneOffset zone = ZoneOffset.UTC;
    private volatile boolean closed;

    LogReading(Exec exec, LogRequest request, Masks masks) {
        this.exec = exec;
        this.request = request;
        this.masks = masks;
    }

    /** Reads to the end; if it follows, until it is closed by another thread. */
    public void read(Consumer<LogEvent> listener) {
        var merge = new LogMerge(request, listener);
        var lines = new BufferedReader(new InputStreamReader(exec.stdout(), StandardCharsets.UTF_8));
        boolean isTold = false;
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                isTold |= line.equals("= end");
                hear(line, merge);
            }
        } catch (IOException e) {
            // What is known of it is in its exit status.
        }
        if (!closed) {
            checkEnd(isTold);
        }
    }

    private void checkEnd(boolean isTold) {
        ExecResult result = exec.await(ENDING);
        if (!isTold || request.follow()) {
            String said = result.stderr().strip();
            throw new HostException(
                    HostException.Reason.CONNECTION_LOST,
                    "The logs on the box could not be read to their end.",
                    "exit status " + result.exit() + (said.isEmpty() ? "" : "; " + said),
                    null);
        }
    }

    private void hear(String line, LogMerge merge) {
        if (line.startsWith("= now ")) {
            String[] words = line.split(" ");
            merge.startsAt(Instant.ofEpochSecond(Long.parseLong(words[2])));
            zone = ZoneOffset.of(words[3]);
        } else if (line.startsWith("= ")) {
            LogEvent event = event(line.split(" "));
            if (event != null) {
                merge.accept(event);
            }
        } else {
            Matcher seen = LINE.matcher(line);
            if (seen.matches()) {
                merge.accept(line(seen));
            }
        }
    }

    private @Nullable LogEvent event(String[] words) {
        String colour = words.length > 3 ? words[3] : "";
        return switch (words[1]) {
            case "end" -> new LogEvent.Following();
            case "missing" -> new LogEvent.Missing(source(words[2]), colour);
            case "switched" -> new LogEvent.Switched(source(words[2]), colour);
            case "restarted" -> new LogEvent.Restarted(source(words[2]), colour);
            default -> null;
        };
    }

    private LogEvent.Line line(Matcher seen) {
        LogSource source = source(seen.group(1));
        LogTime time = LogTime.of(seen.group(4), source, zone);
        String colour = switch (seen.group(2)) {
            case "b" -> "blue";
            case "g" -> "green";
            case "s" -> "side";
            default -> "";
        };
        return new LogEvent.Line(source, colour, seen.group(3).equals("e"), time.time(), masks.masked(time.text()));
    }

    private LogSource source(String index) {
        List<LogSource> sources = request.sources();
        return sources.get(Math.min(sources.size() - 1, Integer.parseInt(index)));
    }

    @Override
    public void close() {
        closed = true;
        exec.close();
    }
}
