package dev.fairlead.cli.process;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;

/**
 * Ctrl-C while something is being changed. It only asks to stop; the process ends, with the status of the signal, once
 * what is under way has come to its end and all was told.
 */
public final class Interruption implements AutoCloseable {
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean isAwaited;
    private volatile boolean asked;

    /** Not awaited yet: until it is, Ctrl-C ends the process at once. */
    public Interruption(PrintStream err) {
        this.hook = new Thread(() -> await(err), "interruption");
    }

    /** From now on until it is closed. */
    public void await() {
        if (isAwaited) {
            return;
        }
        isAwaited = true;
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            asked = true; // The signal came just before; the process is ending.
        }
    }

    public boolean isAsked() {
        return asked;
    }

    @Override
    public void close() {
        over.countDown();
        if (isAwaited && !asked) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                asked = true; // The signal came just now; the hook finds nothing left to wait for.
            }
        }
    }

    private void await(PrintStream err) {
        asked = true;
        if (over.getCount() == 0) {
            return;
        }
        err.print("\nStopping: what is under way is brought to its end, nothing further begins.\n");
        err.flush();
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
