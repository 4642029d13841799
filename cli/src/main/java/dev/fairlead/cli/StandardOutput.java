package dev.fairlead.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Remembers why it could not be written: a reader such as {@code head} that has seen enough is no failure. */
final class StandardOutput extends FilterOutputStream {
    private boolean readerGone;

    StandardOutput(OutputStream out) {
        super(out);
    }

    boolean isReaderGone() {
        return readerGone;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            readerGone = e.getMessage() != null && e.getMessage().contains("Broken pipe");
            throw e;
        }
    }
}
