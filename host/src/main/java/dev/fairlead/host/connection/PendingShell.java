package dev.fairlead.host.connection;

import dev.fairlead.host.ssh.RemoteShell;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A connection that is being made while there is other work to do, such as making up the question. */
public final class PendingShell implements AutoCloseable {
    private final FutureTask<RemoteShell> connecting;
    private final Callable<RemoteShell> connect;

    private PendingShell(FutureTask<RemoteShell> connecting, Callable<RemoteShell> connect) {
        this.connecting = connecting;
        this.connect = connect;
    }

    /** Begins to connect, on a thread of its own. */
    public static PendingShell begin(Callable<RemoteShell> connect) {
        var connecting = new Connecting(connect);
        Thread.ofPlatform().daemon().name("connect").start(connecting);
        return new PendingShell(connecting, connect);
    }

    /** Another connection to the same box. Throws what connecting throws; the caller closes it. */
    RemoteShell another() {
        try {
            return connect.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The shell, once it is there. Throws what connecting threw. */
    public RemoteShell shell() {
        try {
            return connecting.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Connecting was interrupted.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Waits for nothing: a connection that is still being made is given up. */
    @Override
    public void close() {
        if (connecting.cancel(true)) {
            return;
        }
        try {
            connecting.get().close();
        } catch (CancellationException e) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            // Whoever needed the shell has been told.
            return;
        }
    }

    /** A connection that comes about after all is closed at once. */
    private static final class Connecting extends FutureTask<RemoteShell> {
        Connecting(Callable<RemoteShell> connect) {
            super(connect);
        }

        @Override
        protected void set(RemoteShell shell) {
            super.set(shell);
            if (isCancelled()) {
                shell.close();
            }
        }
    }
}
