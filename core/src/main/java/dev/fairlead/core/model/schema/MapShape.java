package dev.fairlead.core.model.schema;

import dev.fairlead.core.model.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values by names that the user chooses, in the user's order. */
public record MapShape<V>(TextShape name, Shape<V> value) implements Shape<Map<String, V>> {
    @Override
    public @Nullable Map<String, V> read(Reading reading, Spot spot) {
        if (!(spot.node() instanceof Yaml.Mapping mapping)) {
            reading.wrongType(spot, "a set of keys");
            return null;
        }
        int before = reading.problemCount();
        Map<String, V> values = new LinkedHashMap<>();
        List<String> paths = new ArrayList<>();
        for (Map.Entry<String, Yaml.Entry> entry : mapping.entries().entrySet()) {
            Spot at = spot.child(entry.getKey(), entry.getValue());
            paths.add(at.path());
            name.read(reading, keySpot(at, entry.getKey(), entry.getValue()));
            V read = reading.read(value, at);
            if (read != null) {
                values.put(entry.getKey(), read);
            }
        }
        reading.children(spot.path(), paths);
        return reading.problemCount() == before ? values : null;
    }

    /** The key itself as a node: a name made of digits only is a name all the same. */
    private static Spot keySpot(Spot at, String key, Yaml.Entry entry) {
        Yaml.End end = new Yaml.End(entry.key().line(), entry.key().column());
        return new Spot(at.path(), new Yaml.Scalar(key, Yaml.Type.ANY, entry.key(), end), null);
    }
}
