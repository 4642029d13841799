package dev.fairlead.core.model.yaml;

import dev.fairlead.core.diagnostic.Location;
import java.util.List;
import java.util.Map;

/** A node of a YAML document. Aliases are resolved: one node may stand in several places. */
public sealed interface Yaml {
    Location place();

    /** What it is, as an error message calls it. */
    String noun();

    /**
     * @param text as it means, quotes and escapes undone
     * @param end where it ends, for one that spans lines
     */
    record Scalar(String text, Type type, Location place, End end) implements Yaml {
        @Override
        public String noun() {
            return type.noun();
        }
    }

    record Sequence(List<Yaml> items, Location place) implements Yaml {
        @Override
        public String noun() {
            return "a list";
        }
    }

    /** @param entries in the order of the file */
    record Mapping(Map<String, Entry> entries, Location place) implements Yaml {
        @Override
        public String noun() {
            return "a set of keys";
        }
    }

    /** @param key where the key itself stands */
    record Entry(Location key, Yaml value) {}

    /** The first place after a node, counted from 1. */
    record End(int line, int column) {}

    /** What YAML 1.2 takes a scalar for. */
    enum Type {
        TEXT("text"),
        WHOLE("a number"),
        FRACTION("a number"),
        BOOLEAN("a boolean"),
        NOTHING("empty"),
        /** From the command line, where nobody writes quotes: whatever is wanted. */
        ANY("text");

        private final String noun;

        Type(String noun) {
            this.noun = noun;
        }

        public String noun() {
            return noun;
        }
    }
}
