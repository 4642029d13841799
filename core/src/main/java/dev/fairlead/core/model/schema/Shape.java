package dev.fairlead.core.model.schema;

import org.jspecify.annotations.Nullable;

/**
 * What a place in the file may hold, and what it is read into. A shape is a constant: reading keeps its state in the
 * {@link Reading}.
 */
public sealed interface Shape<T>
        permits TextShape,
                ParsedShape,
                WholeShape,
                FlagShape,
                ChoiceShape,
                ListShape,
                MapShape,
                ObjectShape,
                EitherShape {
    /** The value, or null after the problem was told to the reading. Called by {@link Reading#read} only. */
    @Nullable
    T read(Reading reading, Spot spot);
}
