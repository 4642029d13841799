package dev.fairlead.core.model.schema;

import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.model.yaml.Yaml;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A list.
 *
 * @param atLeast how many items it must have
 * @param unique whether an item may not stand in it twice
 */
public record ListShape<T>(Shape<T> item, int atLeast, boolean unique) implements Shape<List<T>> {
    public static <T> ListShape<T> of(Shape<T> item) {
        return new ListShape<>(item, 0, false);
    }

    public ListShape<T> distinct() {
        return new ListShape<>(item, atLeast, true);
    }

    public ListShape<T> notEmpty() {
        return new ListShape<>(item, 1, unique);
    }

    @Override
    public @Nullable List<T> read(Reading reading, Spot spot) {
        if (!(spot.node() instanceof Yaml.Sequence sequence)) {
            reading.wrongType(spot, "a list");
            return null;
        }
        int before = reading.problemCount();
        List<T> items = new ArrayList<>();
        List<String> paths = new ArrayList<>();
        Map<T, Integer> seen = new HashMap<>();
        for (Yaml node : sequence.items()) {
            Spot at = spot.item(paths.size(), node);
            paths.add(at.path());
            T value = reading.read(item, at);
            if (value == null) {
                continue;
            }
            items.add(value);
            Integer first = unique ? seen.putIfAbsent(value, paths.size()) : null;
            if (first != null) {
                reading.problem(
                        at,
                        Diagnostic.of(spot.subject() + " names this a second time.")
                                .fix("Keep one of the two."));
            }
        }
        reading.children(spot.path(), paths);
        if (sequence.items().size() < atLeast) {
            reading.problem(spot, Diagnostic.of(spot.subject() + " wants at least one item, and has none."));
        }
        return reading.problemCount() == before ? items : null;
    }
}
