package dev.fairlead.core.model.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A shape told in the words of JSON Schema, draft 2020-12, as a tree to be written. */
public final class JsonSchema {
    private final Map<ObjectShape<?>, Integer> uses = new HashMap<>();
    private final Map<String, Object> definitions = new LinkedHashMap<>();

    private JsonSchema() {}

    public static Map<String, Object> of(ObjectShape<?> root, String id, String title, String description) {
        JsonSchema schema = new JsonSchema();
        schema.count(root);
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        tree.put("$id", id);
        tree.put("title", title);
        tree.put("description", description);
        tree.putAll(schema.object(root));
        if (!schema.definitions.isEmpty()) {
            tree.put("$defs", schema.definitions);
        }
        return tree;
    }

    private void count(Shape<?> shape) {
        switch (shape) {
            case ObjectShape<?> object -> {
                if (uses.merge(object, 1, Integer::sum) == 1) {
                    for (Key<?> key : object.keys().all()) {
                        count(key.shape());
                    }
                }
            }
            case ListShape<?> list -> count(list.item());
            case MapShape<?> map -> count(map.value());
            case EitherShape<?> either -> count(either.full());
            case TextShape text -> {}
            case ParsedShape<?> parsed -> {}
            case WholeShape whole -> {}
            case FlagShape flag -> {}
            case ChoiceShape<?> choice -> {}
        }
    }

    private Map<String, Object> schema(Shape<?> shape) {
        return switch (shape) {
            case TextShape text -> text(text);
            case ParsedShape<?> parsed -> text(parsed.text());
            case WholeShape whole -> tree("type", "integer", "minimum", whole.min(), "maximum", whole.max());
            case FlagShape flag -> tree("type", "boolean");
            case ChoiceShape<?> choice ->
                tree("enum", List.copyOf(choice.words().keySet()));
            case ListShape<?> list -> list(list);
            case MapShape<?> map ->
                tree("type", "object", "propertyNames", text(map.name()), "additionalProperties", schema(map.value()));
            case EitherShape<?> either ->
                tree("anyOf", List.of(text(either.brief().text()), schema(either.full())));
            case ObjectShape<?> object -> shared(object);
        };
    }

    private Map<String, Object> shared(ObjectShape<?> object) {
        if (uses.getOrDefault(object, 0) < 2) {
            return object(object);
        }
        if (!definitions.containsKey(object.title())) {
            definitions.put(object.title(), Map.of());
            definitions.put(object.title(), object(object));
        }
        return tree("$ref", "#/$defs/" + object.title());
    }

    private Map<String, Object> object(ObjectShape<?> object) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (Key<?> key : object.keys().all()) {
            properties.put(key.name(), property(key));
            if (key.required()) {
                required.add(key.name());
            }
        }
        Map<String, Object> tree = tree("type", "object", "properties", properties);
        if (!required.isEmpty()) {
            tree.put("required", required);
        }
        tree.put("additionalProperties", false);
        List<Object> alternatives = new ArrayList<>();
        for (Key<?> key : object.keys().alternatives()) {
            alternatives.add(tree("required", List.of(key.name())));
        }
        if (!alternatives.isEmpty()) {
            tree.put("oneOf", alternatives);
        }
        return tree;
    }

    private Map<String, Object> property(Key<?> key) {
        Map<String, Object> tree = tree("description", key.doc());
        if (key.fallback() != null) {
            tree.put("default", key.fallback());
        }
        tree.putAll(schema(key.shape()));
        return tree;
    }

    private Map<String, Object> list(ListShape<?> list) {
        Map<String, Object> tree = tree("type", "array", "items", schema(list.item()));
        if (list.atLeast() > 0) {
            tree.put("minItems", list.atLeast());
        }
        if (list.unique()) {
            tree.put("uniqueItems", true);
        }
        return tree;
    }

    private static Map<String, Object> text(TextShape text) {
        Map<String, Object> tree = tree("type", "string", "pattern", pattern(text));
        if (text.pattern() != null) {
            tree.put("maxLength", TextShape.LONGEST_MATCHED);
        }
        if (text.example() != null) {
            tree.put("examples", List.of(text.example()));
        }
        return tree;
    }

    private static String pattern(TextShape text) {
        TextShape.@Nullable Regex pattern = text.pattern();
        if (pattern != null) {
            return "^(?:" + pattern.source() + ")$";
        }
        return text.lines() ? "^[^\\u0000]*$" : "^[^\\u0000\\n\\r]*$";
    }

    private static Map<String, Object> tree(Object... pairs) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            tree.put((String) pairs[i], pairs[i + 1]);
        }
        return tree;
    }
}
