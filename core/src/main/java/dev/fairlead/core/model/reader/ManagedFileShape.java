package dev.fairlead.core.model.reader;

import dev.fairlead.core.model.SystemSettings.ManagedFile;
import dev.fairlead.core.model.ValueSource;
import dev.fairlead.core.model.schema.Fields;
import dev.fairlead.core.model.schema.Key;
import dev.fairlead.core.model.schema.ObjectShape;
import dev.fairlead.core.model.schema.ParsedShape;
import dev.fairlead.core.model.schema.TextShape;
import org.jspecify.annotations.Nullable;

/** An entry of {@code system.files}. */
final class ManagedFileShape extends ObjectShape<ManagedFile> {
    private final Key<@Nullable ValueSource> content = keys.optional(
            "content", new ParsedShape<>(TextShape.prose("text"), ValueSource.Inline::new), "What the file holds.");
    private final Key<@Nullable ValueSource> source = keys.optional(
            "source",
            new ParsedShape<>(Paths.LOCAL, ValueSource.FileContent::new),
            "Instead of `content`, a file of whoever runs Fairlead, relative to the model.");
    private final Key<String> owner = keys.defaulted("owner", Words.ACCOUNT, "root", "The user that owns it.");
    private final Key<String> group = keys.defaulted("group", Words.ACCOUNT, "root", "The group that owns it.");
    private final Key<String> mode =
            keys.defaulted("mode", Words.MODE, "0644", "Its permissions, in octal and in quotes.");

    ManagedFileShape() {
        super("ManagedFile");
        keys.exactlyOneOf(content, source);
    }

    @Override
    protected ManagedFile build(Fields fields) {
        ValueSource inline = fields.get(content);
        ValueSource held = inline == null ? fields.get(source) : inline;
        if (held == null) {
            throw new IllegalStateException("Exactly one of the keys must have been read.");
        }
        return new ManagedFile(held, fields.get(owner), fields.get(group), fields.get(mode));
    }
}
