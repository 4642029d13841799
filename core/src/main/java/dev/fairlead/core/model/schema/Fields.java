package dev.fairlead.core.model.schema;

import dev.fairlead.core.diagnostic.Diagnostic;
import org.jspecify.annotations.Nullable;

/** What one object's keys hold in one reading. */
public final class Fields {
    private final Reading reading;
    private final Spot spot;
    private final @Nullable Object[] values;

    Fields(Reading reading, Spot spot, @Nullable Object[] values) {
        this.reading = reading;
        this.spot = spot;
        this.values = values;
    }

    /** A key's shape gives its type, so the cast cannot fail. */
    @SuppressWarnings({"unchecked", "NullAway"})
    public <T extends @Nullable Object> T get(Key<T> key) {
        return (T) values[key.index()];
    }

    /** The path of the object itself. */
    public String path() {
        return spot.path();
    }

    public void problem(Key<?> key, Diagnostic diagnostic) {
        String path = spot.childPath(key.name());
        reading.problem(reading.has(path) ? path : spot.path(), diagnostic);
    }
}
