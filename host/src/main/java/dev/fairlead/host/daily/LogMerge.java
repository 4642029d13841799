package dev.fairlead.host.daily;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts what several sources wrote before in the order of time; what comes later is passed on as it comes. */
final class LogMerge {
    private final LogRequest request;
    private final Consumer<LogEvent> listener;
    private final List<LogEvent.Line> history = new ArrayList<>();
    private final Map<String, Instant> latest = new HashMap<>();
    private final Map<String, Instant> told = new HashMap<>();
    private @Nullable Instant from;
    private boolean isFollowing;

    LogMerge(LogRequest request, Consumer<LogEvent> listener) {
        this.request = request;
        this.listener = listener;
    }

    /** By the clock of the box. */
    void startsAt(Instant now) {
        Since since = request.since();
        from = since == null ? null : since.from(now);
    }

    void accept(LogEvent event) {
        switch (event) {
            case LogEvent.Line line -> line(line);
            case LogEvent.Following following -> {
                flush();
                if (request.follow()) {
                    listener.accept(following);
                }
            }
            case LogEvent.Restarted again -> {
                // What its follower had told by now may come a second time.
                latest.forEach((stream, time) -> {
                    if (stream.startsWith(again.source().name() + " ")) {
                        told.put(stream, time);
                    }
                });
                listener.accept(again);
            }
            case LogEvent.Missing missing -> listener.accept(missing);
            case LogEvent.Switched switched -> listener.accept(switched);
        }
    }

    private void line(LogEvent.Line line) {
        String stream = line.source().name() + " " + line.colour() + line.isStderr();
        Instant own = line.time();
        Instant time = own == null ? latest.get(stream) : own;
        if (time != null) {
            latest.merge(stream, time, (one, other) -> one.isAfter(other) ? one : other);
        }
        var timed = new LogEvent.Line(line.source(), line.colour(), line.isStderr(), time, line.text());
        if (!isFollowing) {
            if (from == null || (time != null && !time.isBefore(from))) {
                history.add(timed);
            }
            return;
        }
        // A file's lines come once, and many of them in the same second.
        Instant before = line.colour().isEmpty() ? null : told.get(stream);
        if (before == null || own == null || own.isAfter(before)) {
            listener.accept(timed);
        }
    }

    private void flush() {
        isFollowing = true;
        // The followers begin a moment before the end of what was there.
        told.putAll(latest);
        history.sort(Comparator.comparing(line -> line.time() == null ? Instant.MIN : line.time()));
        history.stream().skip(Math.max(0, history.size() - request.tail())).forEach(listener);
        history.clear();
    }
}
