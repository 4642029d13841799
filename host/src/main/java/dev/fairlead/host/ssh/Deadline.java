package dev.fairlead.host.ssh;

import dev.fairlead.host.shell.Answer;
import dev.fairlead.host.shell.FrameListener;
import dev.fairlead.host.shell.Section;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** When to give up a script: at the end of its time, or once the section that runs has had its own. It passes on what it hears. */
final class Deadline implements FrameListener {
    private final FrameListener listener;
    private final Duration whole;
    private final long end;
    private @Nullable Duration limit;
    private long limitEnd;

    /** @param whole how long the script may take, from now on */
    Deadline(FrameListener listener, Duration whole) {
        this.listener = listener;
        this.whole = whole;
        this.end = System.nanoTime() + whole.toNanos();
    }

    /** At least a millisecond, since zero would be for ever. */
    Duration left() {
        long now = System.nanoTime();
        long nanos = limit == null ? end - now : Math.min(end - now, limitEnd - now);
        return Duration.ofMillis(Math.max(1, nanos / 1_000_000));
    }

    /** The time that is over. */
    Duration missed() {
        return limit == null || end < limitEnd ? whole : limit;
    }

    @Override
    public void began(Section section) {
        limit = section.limit();
        limitEnd = limit == null ? 0 : System.nanoTime() + limit.toNanos();
        listener.began(section);
    }

    @Override
    public void printed(Section section, byte[] bytes, int from, int to) {
        listener.printed(section, bytes, from, to);
    }

    @Override
    public void finished(Answer.Finished answer) {
        limit = null;
        listener.finished(answer);
    }
}
