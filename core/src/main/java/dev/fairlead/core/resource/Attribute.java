package dev.fairlead.core.resource;

import org.jspecify.annotations.Nullable;

/** One property of a thing. Two attributes are the same when they would make no difference on the box. */
public sealed interface Attribute {

    /** A short value, shown as it is. */
    record Plain(String value) implements Attribute {}

    /**
     * Many lines, shown as a diff and compared by digest, so that the box need not send what it already has right.
     *
     * @param sha256 of the bytes, lower-case hexadecimal
     * @param body the text, or null where only the digest is known
     */
    record Text(String sha256, @Nullable String body) implements Attribute {
        public static Text of(String body) {
            return new Text(Digest.sha256(body), body);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Text text && text.sha256.equals(sha256);
        }

        @Override
        public int hashCode() {
            return sha256.hashCode();
        }
    }

    /**
     * A secret, of which only a hash under the box's own key is known here. Never shown.
     *
     * @param keyedHash {@code sha256(key, value)}, or a word such as {@code generated} for a value that never left the box
     */
    record Masked(String keyedHash) implements Attribute {
        @Override
        public String toString() {
            return "Masked[••••••]";
        }
    }
}
