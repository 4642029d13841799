package dev.fairlead.cli.compose;

import dev.fairlead.core.model.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A part of a compose file, read without complaint: what is of another form than it is asked for counts as absent. */
record Node(@Nullable Yaml yaml) {
    private static final String MERGE = "<<";
    private static final int DEEPEST_MERGE = 8;

    /** Keys and values, those that a merge key brings along behind its own. */
    Map<String, Node> entries() {
        return entries(yaml, 0);
    }

    private static Map<String, Node> entries(@Nullable Yaml yaml, int depth) {
        var entries = new LinkedHashMap<String, Node>();
        if (!(yaml instanceof Yaml.Mapping mapping) || depth > DEEPEST_MERGE) {
            return entries;
        }
        mapping.entries().forEach((key, entry) -> {
            if (!key.equals(MERGE)) {
                entries.put(key, new Node(entry.value()));
            }
        });
        Yaml.Entry merged = mapping.entries().get(MERGE);
        if (merged != null) {
            List<Yaml> sources =
                    merged.value() instanceof Yaml.Sequence sequence ? sequence.items() : List.of(merged.value());
            for (Yaml source : sources) {
                entries(source, depth + 1).forEach(entries::putIfAbsent);
            }
        }
        return entries;
    }

    /** The value of a key; a node of nothing where there is none. */
    Node at(String key) {
        return entries().getOrDefault(key, new Node(null));
    }

    boolean isThere() {
        return yaml != null && !(yaml instanceof Yaml.Scalar scalar && scalar.type() == Yaml.Type.NOTHING);
    }

    boolean isMapping() {
        return yaml instanceof Yaml.Mapping;
    }

    boolean isSequence() {
        return yaml instanceof Yaml.Sequence;
    }

    List<Node> items() {
        var items = new ArrayList<Node>();
        if (yaml instanceof Yaml.Sequence sequence) {
            sequence.items().forEach(item -> items.add(new Node(item)));
        }
        return items;
    }

    /** Null for anything that is no scalar. */
    @Nullable
    String text() {
        return yaml instanceof Yaml.Scalar scalar && isThere() ? scalar.text() : null;
    }

    /** A scalar, or the scalars of a list. */
    List<String> texts() {
        var texts = new ArrayList<String>();
        String one = text();
        if (one != null) {
            texts.add(one);
        }
        for (Node item : items()) {
            String text = item.text();
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }
}
