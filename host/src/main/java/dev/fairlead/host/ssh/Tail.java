package dev.fairlead.host.ssh;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Keeps the last 64 KiB of what is written to it. */
final class Tail extends OutputStream {
    private static final int LIMIT = 64 * 1024;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public synchronized void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] chunk, int offset, int length) {
        bytes.write(chunk, offset, length);
        if (bytes.size() > 2 * LIMIT) {
            var last = last();
            bytes.reset();
            bytes.writeBytes(last);
        }
    }

    /** Keeps what is written, and passes it on. */
    OutputStream copiedTo(OutputSink sink) {
        return new OutputStream() {
            @Override
            public void write(int b) {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] chunk, int offset, int length) {
                Tail.this.write(chunk, offset, length);
                sink.accept(chunk, offset, length);
            }
        };
    }

    synchronized String text() {
        return new String(last(), StandardCharsets.UTF_8);
    }

    private synchronized byte[] last() {
        var all = bytes.toByteArray();
        return all.length <= LIMIT ? all : Arrays.copyOfRange(all, all.length - LIMIT, all.length);
    }
}
