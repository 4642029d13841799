package dev.fairlead.host.ssh;

import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Hands stdout to a sink. When the sink throws, the exec is ended and its caller gets what was thrown. */
final class SinkStream extends OutputStream {
    private final OutputSink sink;
    private volatile @Nullable RuntimeException failure;
    private volatile @Nullable SshExec exec;

    SinkStream(OutputSink sink) {
        this.sink = sink;
    }

    void failing(SshExec exec) {
        this.exec = exec;
        if (failure != null) {
            exec.abandon();
        }
    }

    void rethrow() {
        var thrown = failure;
        if (thrown != null) {
            throw thrown;
        }
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        if (failure != null) {
            return;
        }
        try {
            sink.accept(bytes, offset, length);
        } catch (RuntimeException e) {
            failure = e;
            var running = exec;
            if (running != null) {
                running.abandon();
            }
        }
    }
}
