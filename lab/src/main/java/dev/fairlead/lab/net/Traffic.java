package dev.fairlead.lab.net;

import java.time.Duration;

/** What went through a proxy, and what shall happen to the rest. */
public final class Traffic {
    private long toServer;
    private long toClient;
    private long connections;
    private long turns;
    private boolean clientSpokeLast;
    private boolean stalled;
    private long bytesUntilCut = Long.MAX_VALUE;

    /** Bytes the client sent. */
    public synchronized long toServer() {
        return toServer;
    }

    /** Bytes the server sent. */
    public synchronized long toClient() {
        return toClient;
    }

    public synchronized long connections() {
        return connections;
    }

    /**
     * Serial round trips: how often the client spoke after the server had. Opening a connection is one too. The server's
     * greeting is not, and things said before an answer came count once.
     */
    public synchronized long roundTrips() {
        return connections + turns;
    }

    /** Breaks all connections once that many more bytes have gone through, both ways together. */
    public synchronized void cutAfter(long bytes) {
        bytesUntilCut = bytes;
    }

    /** Lets nothing more through, and says nothing, until {@link #resume}. */
    public synchronized void stall() {
        stalled = true;
    }

    public synchronized void resume() {
        stalled = false;
        notifyAll();
    }

    /** All counts back to nothing. */
    public synchronized void reset() {
        toServer = 0;
        toClient = 0;
        connections = 0;
        turns = 0;
        clientSpokeLast = false;
    }

    synchronized void connected() {
        connections++;
        clientSpokeLast = false;
    }

    synchronized void sent(Direction direction, int bytes) {
        switch (direction) {
            case TO_SERVER -> {
                toServer += bytes;
                turns += clientSpokeLast ? 0 : 1;
                clientSpokeLast = true;
            }
            case TO_CLIENT -> {
                toClient += bytes;
                clientSpokeLast = false;
            }
        }
    }

    /** How many of these bytes may go on; fewer than asked for means that the connection breaks after them. */
    synchronized int allowed(int bytes) throws InterruptedException {
        while (stalled) {
            wait();
        }
        var now = (int) Math.min(bytes, bytesUntilCut);
        bytesUntilCut = now < bytes ? Long.MAX_VALUE : bytesUntilCut - now;
        return now;
    }

    void pause(Duration duration) throws InterruptedException {
        if (duration.isPositive()) {
            Thread.sleep(duration);
        }
    }
}
