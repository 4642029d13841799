package dev.fairlead.host.look;

import dev.fairlead.core.diagnostic.InvalidModelException;
import dev.fairlead.core.model.Secret;
import dev.fairlead.core.model.ValueSource;
import org.jspecify.annotations.Nullable;

/** Fetches the values that a model names, each once. */
@FunctionalInterface
public interface Values {
    /** @param path the model's key that holds the source */
    Secret value(ValueSource source, String path);

    /** The same whatever the others are, or null where it cannot be had. */
    default @Nullable Secret ifKnown(ValueSource source, String path) {
        try {
            return value(source, path);
        } catch (InvalidModelException e) {
            return null;
        }
    }
}
