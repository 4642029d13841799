package dev.fairlead.core.model.schema;

import org.jspecify.annotations.Nullable;

/**
 * One key of an object.
 *
 * @param index its place among the keys of its object
 * @param doc a sentence or two for a person
 * @param fallback what is read when the key is absent, as a tree; null for none
 * @param <T> null among its values when the key is optional and has no fallback
 */
@SuppressWarnings("UnusedTypeParameter") // it ties Fields.get to the shape
public record Key<T extends @Nullable Object>(
        int index,
        String name,
        Shape<?> shape,
        String doc,
        boolean required,
        @Nullable Object fallback) {}
