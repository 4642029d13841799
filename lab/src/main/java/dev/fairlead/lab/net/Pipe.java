package dev.fairlead.lab.net;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.LinkedBlockingQueue;

/** One direction of a connection: reads at once, passes on a latency later, so that latency costs no throughput. */
record Pipe(Socket from, Socket to, Duration latency, Traffic traffic, Direction direction, Runnable cut) {
    private static final int CHUNK = 16 * 1024;
    /** Bounds what is in flight. */
    private static final int CHUNKS_IN_FLIGHT = 1024;

    /** Bytes and when they are due; no bytes mean the end. */
    private record Chunk(ByteBuffer bytes, long due) {}

    void run() {
        var flight = new LinkedBlockingQueue<Chunk>(CHUNKS_IN_FLIGHT);
        var arrival = Thread.ofVirtual().start(() -> deliver(flight));
        try {
            read(flight);
            arrival.join();
        } catch (InterruptedException e) {
            arrival.interrupt();
        }
    }

    private void read(LinkedBlockingQueue<Chunk> flight) throws InterruptedException {
        var buffer = new byte[CHUNK];
        try {
            int length;
            while ((length = from.getInputStream().read(buffer)) >= 0) {
                traffic.sent(direction, length);
                flight.put(new Chunk(
                        ByteBuffer.wrap(Arrays.copyOf(buffer, length)), System.nanoTime() + latency.toNanos()));
            }
        } catch (IOException broken) {
            Sockets.abort(to);
        }
        flight.put(new Chunk(ByteBuffer.allocate(0), System.nanoTime() + latency.toNanos()));
    }

    /** After a break it goes on taking, and drops, so that the reader never waits for room. */
    private void deliver(LinkedBlockingQueue<Chunk> flight) {
        try {
            var whole = true;
            for (var chunk = flight.take(); chunk.bytes().hasRemaining(); chunk = flight.take()) {
                whole = whole && pass(chunk);
            }
            if (whole) {
                to.shutdownOutput();
            }
        } catch (IOException broken) {
            Sockets.abort(from);
        } catch (InterruptedException e) {
            Sockets.abort(to);
        }
    }

    /** Says whether the connection still stands. */
    private boolean pass(Chunk chunk) throws InterruptedException {
        traffic.pause(Duration.ofNanos(chunk.due() - System.nanoTime()));
        var allowed = traffic.allowed(chunk.bytes().remaining());
        try {
            to.getOutputStream().write(chunk.bytes().array(), 0, allowed);
        } catch (IOException broken) {
            Sockets.abort(from);
            return false;
        }
        if (allowed < chunk.bytes().remaining()) {
            cut.run();
            return false;
        }
        return true;
    }
}
