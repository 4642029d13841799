package dev.fairlead.cli;

import dev.fairlead.core.model.reader.ModelReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A model made at random by the JSON Schema: where that lets something stand, anything it lets stand there may. */
final class RandomModel {
    private static final Map<String, Object> SCHEMA = ModelReader.schema();

    /** Each stands only where the schema lets it. */
    private static final List<String> HOSTILE = List.of(
            "",
            " ",
            "a",
            "0",
            "-",
            "..",
            "/",
            "//etc//x",
            "/etc/cron.d/x",
            "~",
            "$(id)",
            "`id`",
            "'",
            "\"",
            "a b",
            "%",
            "\\",
            "\n",
            "\u0001",
            "\u00e9",
            "\ud83d\ude80",
            "${x}",
            "#{x}",
            "[=x]",
            "x".repeat(300));

    private static final double SLIP = 0.003;
    private static final int SELDOM = 200;

    private final Random random;

    RandomModel(long seed) {
        random = new Random(seed);
    }

    /** From nothing. */
    @Nullable
    Object grown() {
        return grown(SCHEMA, 0);
    }

    /** From a model, some of which comes out otherwise. */
    @Nullable
    Object regrown(Object model) {
        return regrown(model, SCHEMA, 0);
    }

    private @Nullable Object grown(Map<?, ?> given, int depth) {
        Map<?, ?> schema = resolved(given);
        if (random.nextDouble() < SLIP) {
            return pick(Stream.<Object>concat(HOSTILE.stream(), Stream.of(0, -1, true, List.of(), Map.of()))
                    .toList());
        }
        if (schema.get("enum") instanceof List<?> words) {
            return pick(words);
        }
        return switch (String.valueOf(schema.get("type"))) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "string" -> text(schema);
            case "integer" -> whole(schema);
            case "boolean" -> random.nextBoolean();
            default -> throw new IllegalArgumentException("What is " + schema + "?");
        };
    }

    private @Nullable Object regrown(@Nullable Object value, Map<?, ?> given, int depth) {
        Map<?, ?> schema = resolved(given);
        if (random.nextInt(SELDOM) == 0) {
            return grown(schema, depth);
        }
        if (value instanceof Map<?, ?> map && "object".equals(schema.get("type"))) {
            Map<?, ?> properties = part(schema, "properties");
            var copy = new LinkedHashMap<String, @Nullable Object>();
            map.forEach((key, old) -> {
                Map<?, ?> own = properties.get(key) instanceof Map<?, ?> known ? known : values(schema);
                if (random.nextInt(SELDOM) != 0) {
                    copy.put(String.valueOf(key), own.isEmpty() ? old : regrown(old, own, depth + 1));
                }
            });
            properties.forEach((key, own) -> {
                if (random.nextInt(SELDOM) == 0) {
                    copy.put(String.valueOf(key), grown((Map<?, ?>) own, depth + 1));
                }
            });
            return copy;
        }
        if (value instanceof List<?> list && schema.get("items") instanceof Map<?, ?> items) {
            var copy = new ArrayList<@Nullable Object>();
            list.forEach(item -> copy.add(regrown(item, items, depth + 1)));
            return copy;
        }
        return value;
    }

    private Map<String, @Nullable Object> object(Map<?, ?> schema, int depth) {
        Set<String> required = new TreeSet<>(words(schema, "required"));
        Set<String> alternatives = new TreeSet<>();
        if (schema.get("oneOf") instanceof List<?> ways) {
            ways.forEach(way -> alternatives.addAll(words((Map<?, ?>) way, "required")));
            required.addAll(words((Map<?, ?>) pick(ways), "required"));
        }
        var object = new LinkedHashMap<String, @Nullable Object>();
        part(schema, "properties").forEach((key, own) -> {
            String name = String.valueOf(key);
            boolean isWanted =
                    required.contains(name) || (!alternatives.contains(name) && random.nextInt(depth < 2 ? 3 : 4) == 0);
            if (isWanted) {
                object.put(name, grown((Map<?, ?>) own, depth + 1));
            }
        });
        Map<?, ?> values = values(schema);
        if (!values.isEmpty()) {
            for (int left = random.nextInt(4); left > 0; left--) {
                object.put(text(part(schema, "propertyNames")), grown(values, depth + 1));
            }
        }
        return object;
    }

    private List<@Nullable Object> array(Map<?, ?> schema, int depth) {
        int least = schema.get("minItems") instanceof Integer number ? number : 0;
        var array = new ArrayList<@Nullable Object>();
        for (int left = least + random.nextInt(3); left > 0; left--) {
            Object item = grown(part(schema, "items"), depth + 1);
            if (!schema.containsKey("uniqueItems") || !array.contains(item)) {
                array.add(item);
            }
        }
        return array;
    }

    private int whole(Map<?, ?> schema) {
        int least = schema.get("minimum") instanceof Integer number ? number : 0;
        int most = schema.get("maximum") instanceof Integer number ? number : 100_000;
        return switch (random.nextInt(4)) {
            case 0 -> least;
            case 1 -> most;
            default -> (int) random.nextLong(least, most + 1L);
        };
    }

    private String text(Map<?, ?> schema) {
        var usual = new ArrayList<String>(words(schema, "examples"));
        if (schema.get("default") instanceof String word) {
            usual.add(word);
        }
        Pattern pattern = Pattern.compile(schema.get("pattern") instanceof String text ? text : "");
        for (int tries = 0; tries < 6; tries++) {
            String word = usual.isEmpty() || random.nextInt(6) == 0 ? pick(HOSTILE) : changed(pick(usual));
            if (pattern.matcher(word).find()) {
                return word;
            }
        }
        return usual.isEmpty() ? "x" : usual.getFirst();
    }

    private String changed(String word) {
        int at = word.isEmpty() ? 0 : random.nextInt(word.length());
        return switch (random.nextInt(8)) {
            case 0 -> word + random.nextInt(100);
            case 1 -> word + (char) ('a' + random.nextInt(26));
            case 2 -> word.substring(0, at) + random.nextInt(10) + word.substring(at);
            case 3 -> word.substring(0, at) + word.substring(Math.min(word.length(), at + 1));
            case 4 -> word + pick(HOSTILE);
            default -> word;
        };
    }

    private Map<?, ?> resolved(Map<?, ?> schema) {
        if (schema.get("$ref") instanceof String reference) {
            String name = reference.substring(reference.lastIndexOf('/') + 1);
            return resolved(part(part(SCHEMA, "$defs"), name));
        }
        return schema.get("anyOf") instanceof List<?> ways ? resolved((Map<?, ?>) pick(ways)) : schema;
    }

    /** The schema of what stands under keys that are anybody's to choose; empty where there are none. */
    private static Map<?, ?> values(Map<?, ?> schema) {
        return part(schema, "additionalProperties");
    }

    private static Map<?, ?> part(Map<?, ?> tree, String key) {
        return tree.get(key) instanceof Map<?, ?> part ? part : Map.of();
    }

    private static List<String> words(Map<?, ?> tree, String key) {
        return tree.get(key) instanceof List<?> words
                ? words.stream().map(String::valueOf).toList()
                : List.of();
    }

    private <T> T pick(List<T> all) {
        return Objects.requireNonNull(all.get(random.nextInt(all.size())));
    }
}
