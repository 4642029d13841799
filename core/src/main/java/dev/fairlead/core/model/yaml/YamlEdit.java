package dev.fairlead.core.model.yaml;

import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.Location;
import dev.fairlead.core.diagnostic.Problems;
import dev.fairlead.core.diagnostic.Quoted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One scalar of a tree set from outside the file. Keys that are missing on the way are made; whether they mean
 * anything is for the reader to say.
 */
public final class YamlEdit {
    private final Problems problems;
    private final Location place;
    private final Yaml value;

    private YamlEdit(Problems problems, Location place, String text) {
        this.problems = problems;
        this.place = place;
        this.value = new Yaml.Scalar(text, Yaml.Type.ANY, place, new Yaml.End(0, 0));
    }

    /** @param place what errors point at, such as the option of the command line */
    public static Yaml set(Yaml root, String path, String text, Location place, Problems problems) {
        return new YamlEdit(problems, place, text).at(root, path);
    }

    private Yaml at(Yaml node, String rest) {
        if (rest.isEmpty()) {
            return value;
        }
        boolean isIndex = rest.startsWith("[");
        return switch (node) {
            case Yaml.Mapping mapping -> isIndex ? refuse(mapping, rest) : inMapping(mapping, rest);
            case Yaml.Sequence sequence -> isIndex ? inSequence(sequence, rest) : refuse(sequence, rest);
            case Yaml.Scalar scalar -> {
                boolean isEmpty = scalar.type() == Yaml.Type.NOTHING && !isIndex;
                yield isEmpty ? inMapping(new Yaml.Mapping(Map.of(), place), rest) : refuse(scalar, rest);
            }
        };
    }

    private Yaml inMapping(Yaml.Mapping mapping, String rest) {
        String key = key(mapping, rest);
        String after = rest.substring(key.length());
        Yaml.Entry old = mapping.entries().get(key);
        Yaml inner = old == null ? new Yaml.Mapping(Map.of(), place) : old.value();
        Map<String, Yaml.Entry> entries = new LinkedHashMap<>(mapping.entries());
        Yaml changed = at(inner, after.startsWith(".") ? after.substring(1) : after);
        entries.put(key, new Yaml.Entry(old == null ? place : old.key(), changed));
        return new Yaml.Mapping(entries, mapping.place());
    }

    /** The longest key that is there already, as keys may hold dots; else up to the next dot or bracket. */
    static String key(Yaml.Mapping mapping, String rest) {
        String longest = "";
        for (String key : mapping.entries().keySet()) {
            boolean ends = rest.length() == key.length()
                    || (rest.length() > key.length() && ".[".indexOf(rest.charAt(key.length())) >= 0);
            if (ends && rest.startsWith(key) && key.length() > longest.length()) {
                longest = key;
            }
        }
        if (!longest.isEmpty()) {
            return longest;
        }
        int end = 0;
        while (end < rest.length() && ".[".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        return rest.substring(0, Math.max(1, end));
    }

    private Yaml inSequence(Yaml.Sequence sequence, String rest) {
        int close = rest.indexOf(']');
        int index = close < 0 ? -1 : index(rest.substring(1, close));
        if (index < 0 || index >= sequence.items().size()) {
            return refuse(sequence, rest);
        }
        String after = rest.substring(close + 1);
        List<Yaml> items = new ArrayList<>(sequence.items());
        items.set(index, at(items.get(index), after.startsWith(".") ? after.substring(1) : after));
        return new Yaml.Sequence(items, sequence.place());
    }

    static int index(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private Yaml refuse(Yaml node, String rest) {
        Diagnostic none = Diagnostic.of("The path " + Quoted.of(place.path()) + " leads nowhere.")
                .at(place);
        problems.add(
                switch (node) {
                    case Yaml.Sequence sequence ->
                        none.why("Before " + Quoted.of(rest) + " there is a list of "
                                + sequence.items().size() + ", whose items are `[0]`, `[1]` and so on.");
                    case Yaml.Mapping mapping ->
                        none.why("Before " + Quoted.of(rest) + " there is a set of keys, not a list.");
                    case Yaml.Scalar scalar -> none.why("Before " + Quoted.of(rest) + " there is a single value.");
                });
        return node;
    }
}
