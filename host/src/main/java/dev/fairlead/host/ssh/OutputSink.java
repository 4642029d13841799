package dev.fairlead.host.ssh;

import java.io.ByteArrayOutputStream;

/** Takes stdout as it arrives. The array is only lent, and a slow sink holds up every exec of its connection. */
@FunctionalInterface
public interface OutputSink {
    OutputSink NOTHING = (bytes, offset, length) -> {};

    void accept(byte[] bytes, int offset, int length);

    static OutputSink into(ByteArrayOutputStream stream) {
        return stream::write;
    }
}
