package dev.fairlead.host.look;

import dev.fairlead.core.model.Secret;
import dev.fairlead.core.model.ValueSource;

/** Fetches the values that a model names, each once. */
@FunctionalInterface
public interface Values {
    /** @param path the model's key that holds the source */
    Secret value(ValueSource source, String path);
}
