package dev.fairlead.core.model.reader;

import dev.fairlead.core.model.SystemSettings.ManagedDirectory;
import dev.fairlead.core.model.schema.Fields;
import dev.fairlead.core.model.schema.Key;
import dev.fairlead.core.model.schema.ObjectShape;

/** An entry of {@code system.directories}. */
final class ManagedDirectoryShape extends ObjectShape<ManagedDirectory> {
    private final Key<String> owner = keys.defaulted("owner", Words.ACCOUNT, "root", "The user that owns it.");
    private final Key<String> group = keys.defaulted("group", Words.ACCOUNT, "root", "The group that owns it.");
    private final Key<String> mode =
            keys.defaulted("mode", Words.MODE, "0755", "Its permissions, in octal and in quotes.");

    ManagedDirectoryShape() {
        super("ManagedDirectory");
    }

    @Override
    protected ManagedDirectory build(Fields fields) {
        return new ManagedDirectory(fields.get(owner), fields.get(group), fields.get(mode));
    }
}
