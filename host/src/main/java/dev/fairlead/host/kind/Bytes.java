package dev.fairlead.host.kind;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads an answer from front to back, by lines and by counted bytes. */
public final class Bytes {
    private final byte[] bytes;
    private int at;

    public Bytes(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /** The next line without its end, or null at the end. */
    public @Nullable String line() {
        if (at >= bytes.length) {
            return null;
        }
        int end = at;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        String line = text(Arrays.copyOfRange(bytes, at, end));
        at = end + 1;
        return line;
    }

    /** That many bytes, or as many as are left. */
    public byte[] take(int count) {
        int end = Math.min(bytes.length, at + count);
        byte[] taken = Arrays.copyOfRange(bytes, Math.min(at, end), end);
        at = end;
        return taken;
    }

    /** As UTF-8; what is no UTF-8 shows as U+FFFD. */
    public static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
