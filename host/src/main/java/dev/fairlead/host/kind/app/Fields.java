package dev.fairlead.host.kind.app;

import dev.fairlead.host.kind.Bytes;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fields that end in a NUL, which no value on a box can hold. The last is {@code end}, so that a broken answer shows. */
final class Fields {
    private final Iterator<String> fields;
    private final boolean complete;

    private Fields(List<String> fields) {
        complete = !fields.isEmpty() && fields.getLast().equals("end");
        this.fields = fields.iterator();
    }

    static Fields of(byte[] answer) {
        String text = Bytes.text(answer);
        int end = text.lastIndexOf('\0');
        return new Fields(
                end < 0 ? List.of() : Arrays.asList(text.substring(0, end).split("\0", -1)));
    }

    boolean complete() {
        return complete;
    }

    /** The next field, or null after the last. */
    @Nullable
    String next() {
        return fields.hasNext() ? fields.next() : null;
    }

    /** The next field, which the question made sure of. */
    String word() {
        return fields.hasNext() ? fields.next() : "";
    }

    int number() {
        return Integer.parseInt(word());
    }
}
