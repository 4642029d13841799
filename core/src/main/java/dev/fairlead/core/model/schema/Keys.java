package dev.fairlead.core.model.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys an object knows, in the order in which they are explained to a person. */
public final class Keys {
    private final Map<String, Key<?>> byName = new LinkedHashMap<>();
    private List<Key<?>> alternatives = List.of();

    public <T> Key<T> required(String name, Shape<T> shape, String doc) {
        return add(new Key<>(byName.size(), name, shape, doc, true, null));
    }

    public <T> Key<@Nullable T> optional(String name, Shape<T> shape, String doc) {
        return add(new Key<>(byName.size(), name, shape, doc, false, null));
    }

    /** @param fallback a tree of text, numbers, booleans, lists and maps, read when the key is absent */
    public <T> Key<T> defaulted(String name, Shape<T> shape, Object fallback, String doc) {
        return add(new Key<>(byName.size(), name, shape, doc, false, fallback));
    }

    /** Of these, exactly one must be given. */
    public void exactlyOneOf(Key<?>... keys) {
        alternatives = List.of(keys);
    }

    public List<Key<?>> all() {
        return List.copyOf(byName.values());
    }

    public List<Key<?>> alternatives() {
        return alternatives;
    }

    Map<String, Key<?>> byName() {
        return Collections.unmodifiableMap(byName);
    }

    private <T extends @Nullable Object> Key<T> add(Key<T> key) {
        if (byName.put(key.name(), key) != null) {
            throw new IllegalStateException("The key " + key.name() + " is described twice.");
        }
        return key;
    }
}
