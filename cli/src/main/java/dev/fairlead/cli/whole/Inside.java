package dev.fairlead.cli.whole;

import dev.fairlead.cli.line.Box;
import dev.fairlead.host.look.Sight;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A box that is connected to and looked at beside other work. */
final class Inside implements AutoCloseable {
    private final FutureTask<Sight> looking = new FutureTask<>(this::look);
    private final Supplier<Box> open;
    private @Nullable Box box;
    private boolean closed;

    private Inside(Supplier<Box> open) {
        this.open = open;
    }

    static Inside looking(Supplier<Box> open) {
        var inside = new Inside(open);
        Thread.ofVirtual().name("inside").start(inside.looking);
        return inside;
    }

    /** Throws what looking threw. */
    Sight sight() {
        try {
            return looking.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The look at the box was interrupted.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private Sight look() {
        return taken(open.get()).look();
    }

    private synchronized Box taken(Box opened) {
        if (closed) {
            opened.close();
            throw new IllegalStateException("Nobody waits for the box any more.");
        }
        box = opened;
        return opened;
    }

    /** The box; null while it is not there. */
    synchronized @Nullable Box box() {
        return box;
    }

    /** Waits for nothing. */
    @Override
    public synchronized void close() {
        closed = true;
        looking.cancel(true);
        if (box != null) {
            box.close();
            box = null;
        }
    }
}
