package dev.fairlead.core.model.schema;

import dev.fairlead.core.diagnostic.Location;
import dev.fairlead.core.model.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Defaults as if they had been written at the place that leaves them out. */
final class Plain {
    private Plain() {}

    static Yaml tree(Object value, Location place) {
        return switch (value) {
            case String text -> scalar(text, Yaml.Type.TEXT, place);
            case Integer number -> scalar(number.toString(), Yaml.Type.WHOLE, place);
            case Boolean flag -> scalar(flag.toString(), Yaml.Type.BOOLEAN, place);
            case List<?> list -> {
                List<Yaml> items = new ArrayList<>();
                for (Object item : list) {
                    items.add(tree(item, place));
                }
                yield new Yaml.Sequence(items, place);
            }
            case Map<?, ?> map -> {
                Map<String, Yaml.Entry> entries = new LinkedHashMap<>();
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    entries.put((String) entry.getKey(), new Yaml.Entry(place, tree(entry.getValue(), place)));
                }
                yield new Yaml.Mapping(entries, place);
            }
            default -> throw new IllegalArgumentException("A default cannot be a " + value.getClass() + ".");
        };
    }

    private static Yaml scalar(String text, Yaml.Type type, Location place) {
        return new Yaml.Scalar(text, type, place, new Yaml.End(place.line(), place.column()));
    }
}
