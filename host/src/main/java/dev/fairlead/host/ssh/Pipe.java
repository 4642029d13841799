package dev.fairlead.host.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Bytes from one thread to another. Unlike the JDK's pipe it does not mind which threads, and a read may time out. */
final class Pipe {
    private static final int CAPACITY = 8 << 20;

    private final Deque<byte[]> chunks = new ArrayDeque<>();
    private int readInFirst;
    private int size;
    private int timeoutMillis;
    private boolean closed;

    final OutputStream in = new OutputStream() {
        @Override
        public void write(int b) throws IOException {
            put(new byte[] {(byte) b});
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            put(java.util.Arrays.copyOfRange(bytes, offset, offset + length));
        }

        @Override
        public void close() {
            closePipe();
        }
    };

    final InputStream out = new InputStream() {
        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return take(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return length == 0 ? 0 : take(bytes, offset, length);
        }

        @Override
        public int available() {
            return unread();
        }

        @Override
        public void close() {
            closePipe();
        }
    };

    /** How long a read waits before it throws {@link SocketTimeoutException}; 0 for ever. */
    synchronized void readTimeout(int millis) {
        timeoutMillis = millis;
    }

    private synchronized void put(byte[] chunk) throws IOException {
        while (size > CAPACITY && !closed) {
            pause(0);
        }
        if (!closed && chunk.length > 0) {
            chunks.add(chunk);
            size += chunk.length;
            notifyAll();
        }
    }

    private synchronized int take(byte[] bytes, int offset, int length) throws IOException {
        var deadline = System.nanoTime() + timeoutMillis * 1_000_000L;
        while (chunks.isEmpty() && !closed) {
            var left = (deadline - System.nanoTime()) / 1_000_000;
            if (timeoutMillis > 0 && left <= 0) {
                throw new SocketTimeoutException("Read timed out");
            }
            pause(timeoutMillis > 0 ? left : 0);
        }
        if (chunks.isEmpty()) {
            return -1;
        }
        var first = chunks.element();
        var count = Math.min(length, first.length - readInFirst);
        System.arraycopy(first, readInFirst, bytes, offset, count);
        readInFirst += count;
        size -= count;
        if (readInFirst == first.length) {
            chunks.remove();
            readInFirst = 0;
        }
        notifyAll();
        return count;
    }

    private synchronized int unread() {
        return size;
    }

    private synchronized void closePipe() {
        closed = true;
        notifyAll();
    }

    @SuppressWarnings("WaitNotInLoop") // Both callers loop.
    private synchronized void pause(long millis) throws InterruptedIOException {
        try {
            wait(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
