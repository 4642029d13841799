package dev.fairlead.host.expansion;

import dev.fairlead.core.model.schema.ChoiceShape;
import dev.fairlead.core.model.schema.EitherShape;
import dev.fairlead.core.model.schema.FlagShape;
import dev.fairlead.core.model.schema.Key;
import dev.fairlead.core.model.schema.ListShape;
import dev.fairlead.core.model.schema.MapShape;
import dev.fairlead.core.model.schema.ObjectShape;
import dev.fairlead.core.model.schema.ParsedShape;
import dev.fairlead.core.model.schema.Shape;
import dev.fairlead.core.model.schema.TextShape;
import dev.fairlead.core.model.schema.WholeShape;
import java.util.LinkedHashSet;
import java.util.Set;

/** Where a model can hold a value: {@code jobs.*.command[]}. */
final class SchemaKeys {
    private SchemaKeys() {}

    static Set<String> of(Shape<?> format) {
        var keys = new LinkedHashSet<String>();
        collect("", format, keys);
        return keys;
    }

    private static void collect(String path, Shape<?> shape, Set<String> keys) {
        switch (shape) {
            case ObjectShape<?> object -> {
                for (Key<?> key : object.keys().all()) {
                    collect(path.isEmpty() ? key.name() : path + "." + key.name(), key.shape(), keys);
                }
            }
            case ListShape<?> list -> collect(path + "[]", list.item(), keys);
            case MapShape<?> map -> collect(path + ".*", map.value(), keys);
            case EitherShape<?> either -> {
                keys.add(path);
                collect(path, either.full(), keys);
            }
            case TextShape _, ParsedShape<?> _, WholeShape _, FlagShape _, ChoiceShape<?> _ -> keys.add(path);
        }
    }
}
