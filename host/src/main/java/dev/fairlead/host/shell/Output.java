package dev.fairlead.host.shell;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Bytes that a command printed, whatever they are. */
public final class Output {
    public static final Output EMPTY = new Output(new byte[0]);

    private final byte[] bytes;

    private Output(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Output of(byte[] bytes) {
        return new Output(bytes.clone());
    }

    public static Output of(String text) {
        return new Output(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Takes the array over; the caller gives it up. */
    static Output owning(byte[] bytes) {
        return new Output(bytes);
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public int size() {
        return bytes.length;
    }

    /** As UTF-8; what is no UTF-8 shows as U+FFFD. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The text without the line ends that close it, like {@code $(...)} gives it. */
    public String value() {
        var text = text();
        var end = text.length();
        while (end > 0 && text.charAt(end - 1) == '\n') {
            end--;
        }
        return text.substring(0, end);
    }

    public List<String> lines() {
        return text().lines().toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Output output && Arrays.equals(bytes, output.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The size alone: what a box prints may be secret. */
    @Override
    public String toString() {
        return "Output[" + bytes.length + " bytes]";
    }
}
