package dev.fairlead.cli.process;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C as the way to end something that has no end of its own: the process then ends with a status of our choice. */
public final class CtrlC implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 5;

    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean asked;

    private CtrlC(Runnable end, int status) {
        this.hook = new Thread(() -> end(end, status), "ctrl-c");
    }

    /**
     * From now on until it is closed.
     *
     * @param end makes the thread that closes this one come to its end
     */
    public static CtrlC ends(Runnable end, int status) {
        var ctrlC = new CtrlC(end, status);
        Runtime.getRuntime().addShutdownHook(ctrlC.hook);
        return ctrlC;
    }

    public boolean isAsked() {
        return asked;
    }

    private void end(Runnable end, int status) {
        asked = true;
        if (over.getCount() == 0) {
            return;
        }
        end.run();
        try {
            if (!over.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(status);
    }

    @Override
    public void close() {
        over.countDown();
        if (!asked) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                asked = true; // The signal came just now; the hook finds nothing left to wait for.
            }
        }
    }
}
