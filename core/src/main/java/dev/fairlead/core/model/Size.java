package dev.fairlead.core.model;

/**
 * An amount of bytes as Docker and nginx write it.
 *
 * @param text as it stood in the file, like {@code 10m}
 * @param bytes with k, m, g as powers of 1024
 */
public record Size(String text, long bytes) {
    @Override
    public String toString() {
        return text;
    }
}
