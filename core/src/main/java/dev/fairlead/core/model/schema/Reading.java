package dev.fairlead.core.model.schema;

import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.Location;
import dev.fairlead.core.diagnostic.Problems;
import dev.fairlead.core.model.yaml.Yaml;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One reading of one tree: what is wrong so far, where everything stands, and every value that was read well, even
 * inside something that was not. So rules between distant keys can run over a broken file too.
 */
public final class Reading {
    private final Problems problems;
    private final Map<String, Location> places = new HashMap<>();
    private final Map<String, Object> values = new HashMap<>();
    private final Map<String, List<String>> children = new HashMap<>();

    public Reading(Problems problems) {
        this.problems = problems;
    }

    public <T> @Nullable T root(Shape<T> shape, Yaml tree) {
        return read(shape, new Spot("", tree, null));
    }

    <T> @Nullable T read(Shape<T> shape, Spot spot) {
        places.put(spot.path(), spot.location());
        T value = shape.read(this, spot);
        if (value != null) {
            values.put(spot.path(), value);
        }
        return value;
    }

    public void problem(String path, Diagnostic diagnostic) {
        problems.add(diagnostic.at(places.get(path)));
    }

    void problem(Spot spot, Diagnostic diagnostic) {
        problems.add(diagnostic.at(spot.location()));
    }

    /** Points at the key, since the value of a key that nobody knows is of no interest. */
    void unknown(Spot spot, Diagnostic diagnostic) {
        Location key = spot.key();
        problems.add(diagnostic.at(key == null ? spot.location() : key.at(spot.path())));
    }

    void wrongType(Spot spot, String wanted) {
        Diagnostic wrong = Diagnostic.of(spot.subject() + " wants " + wanted + ", and this is "
                + spot.node().noun() + ".");
        boolean isNothing = spot.node() instanceof Yaml.Scalar scalar && scalar.type() == Yaml.Type.NOTHING;
        problem(spot, isNothing ? wrong.fix("Give it a value, or take the line out.") : wrong);
    }

    int problemCount() {
        return problems.count();
    }

    /** Notes what a list or map holds, by path, whether or not it could all be read. */
    void children(String path, List<String> paths) {
        children.put(path, paths);
    }

    /** The paths of what the list or map at this path holds. */
    public List<String> children(String path) {
        return children.getOrDefault(path, List.of());
    }

    /** The value at this path, if it was given or has a default, and was read well. */
    public <T> @Nullable T value(String path, Class<T> type) {
        Object value = values.get(path);
        return type.isInstance(value) ? type.cast(value) : null;
    }

    /** Whether the path, or its default, was met at all. */
    public boolean has(String path) {
        return places.containsKey(path);
    }

    public @Nullable Location place(String path) {
        return places.get(path);
    }

    /** By path. Belongs to the caller once the reading is over. */
    public Map<String, Location> places() {
        return places;
    }
}
