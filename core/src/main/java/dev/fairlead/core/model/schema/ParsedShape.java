package dev.fairlead.core.model.schema;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Text that stands for something else.
 *
 * @param parse for text that the shape accepts; never fails
 */
public record ParsedShape<T>(TextShape text, Function<String, T> parse) implements Shape<T> {
    @Override
    public @Nullable T read(Reading reading, Spot spot) {
        String value = text.read(reading, spot);
        return value == null ? null : parse.apply(value);
    }
}
