package dev.fairlead.cli.manual;

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
import java.util.ArrayList;
import java.util.List;

/**
 * An object of the model.
 *
 * @param path where it stands first, like {@code nginx.locations[]} or {@code jobs.NAME}; empty for the file itself
 * @param doc what it is, a sentence or two
 */
record ModelSection(String path, String doc, ObjectShape<?> shape) {
    /** Every object of the file once, where it is met first, in the order of the file. */
    static List<ModelSection> of(ObjectShape<?> root) {
        List<ModelSection> found = new ArrayList<>();
        visit(root, "", "", found);
        return found;
    }

    /** The objects in which a value is written in long, in the order of the file. */
    static List<ObjectShape<?>> values(ObjectShape<?> root) {
        return of(root).stream()
                .flatMap(section -> section.shape().keys().all().stream())
                .<ObjectShape<?>>mapMulti((key, into) -> {
                    if (innermost(key.shape()) instanceof EitherShape<?> either) {
                        into.accept(either.full());
                    }
                })
                .distinct()
                .toList();
    }

    /** Whether it is this key at the top, or stands in it. */
    boolean isBehind(String key) {
        return path.equals(key) || path.startsWith(key + ".") || path.startsWith(key + "[");
    }

    String childPath(Key<?> key) {
        return path.isEmpty() ? key.name() : path + "." + key.name();
    }

    private static void visit(Shape<?> shape, String path, String doc, List<ModelSection> found) {
        switch (shape) {
            case ObjectShape<?> object -> {
                if (found.stream().anyMatch(section -> section.shape().equals(object))) {
                    return;
                }
                var section = new ModelSection(path, doc, object);
                found.add(section);
                object.keys().all().forEach(key -> visit(key.shape(), section.childPath(key), key.doc(), found));
            }
            case ListShape<?> list -> visit(list.item(), path + "[]", doc, found);
            case MapShape<?> map -> visit(map.value(), path + ".NAME", doc, found);
            case EitherShape<?> _, TextShape _, ParsedShape<?> _, WholeShape _, FlagShape _, ChoiceShape<?> _ -> {}
        }
    }

    private static Shape<?> innermost(Shape<?> shape) {
        return switch (shape) {
            case ListShape<?> list -> innermost(list.item());
            case MapShape<?> map -> innermost(map.value());
            case ObjectShape<?> _,
                    EitherShape<?> _,
                    TextShape _,
                    ParsedShape<?> _,
                    WholeShape _,
                    FlagShape _,
                    ChoiceShape<?> _ -> shape;
        };
    }
}
