package dev.fairlead.core.model.schema;

import dev.fairlead.core.model.yaml.Yaml;
import org.jspecify.annotations.Nullable;

/** The same thing in short, as text, or in long, as an object. */
public record EitherShape<T>(ParsedShape<T> brief, ObjectShape<T> full) implements Shape<T> {
    @Override
    public @Nullable T read(Reading reading, Spot spot) {
        return spot.node() instanceof Yaml.Mapping ? full.read(reading, spot) : brief.read(reading, spot);
    }
}
