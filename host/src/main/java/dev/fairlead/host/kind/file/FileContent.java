package dev.fairlead.host.kind.file;

import dev.fairlead.core.model.Secret;
import dev.fairlead.host.kind.BoxKey;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What stands at a path. */
public sealed interface FileContent {

    /**
     * A regular file that anyone may read in a plan. Its text is put together when somebody first reads it: to put together
     * all files of a model takes longer than to say whether it is valid. Two are the same that read the same.
     */
    final class Text implements FileContent {
        private final Supplier<String> writer;
        private volatile @Nullable String written;

        /** @param writer gives the same text each time; two threads may ask it at once */
        public Text(Supplier<String> writer) {
            this.writer = writer;
        }

        public Text(String body) {
            this(() -> body);
        }

        public String body() {
            String body = written;
            if (body == null) {
                body = writer.get();
                written = body;
            }
            return body;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other == this || (other instanceof Text text && text.body().equals(body()));
        }

        @Override
        public int hashCode() {
            return body().hashCode();
        }

        @Override
        public String toString() {
            return "Text[" + body() + "]";
        }
    }

    /** A regular file that is masked everywhere. */
    record Confidential(Secret body, BoxKey key) implements FileContent {}

    /** A symbolic link. */
    record Link(String target) implements FileContent {}

    /** Nothing at all. */
    record Nothing() implements FileContent {}
}
