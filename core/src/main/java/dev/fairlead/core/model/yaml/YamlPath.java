package dev.fairlead.core.model.yaml;

import dev.fairlead.core.diagnostic.Location;
import org.jspecify.annotations.Nullable;

/** What stands at a path such as {@code app.tag} or {@code nginx.locations[0].expires}. */
public final class YamlPath {
    private YamlPath() {}

    /**
     * @param node what stands there
     * @param key the last key on the way to it
     * @param isAlias somewhere on the way the file only repeats what stands elsewhere
     */
    public record Found(Yaml node, Location key, boolean isAlias) {}

    /** Null when nothing stands there. */
    public static @Nullable Found find(Yaml root, String path) {
        return find(new Found(root, root.place(), false), path);
    }

    private static @Nullable Found find(Found at, String rest) {
        if (rest.isEmpty()) {
            return at;
        }
        return switch (at.node()) {
            case Yaml.Mapping mapping -> {
                String key = YamlEdit.key(mapping, rest);
                Yaml.Entry entry = mapping.entries().get(key);
                yield entry == null ? null : find(inside(at, entry), after(rest, key.length()));
            }
            case Yaml.Sequence sequence -> {
                int close = rest.startsWith("[") ? rest.indexOf(']') : -1;
                int index = close < 0 ? -1 : YamlEdit.index(rest.substring(1, close));
                boolean isThere = index >= 0 && index < sequence.items().size();
                yield isThere ? find(inside(at, sequence, index), after(rest, close + 1)) : null;
            }
            case Yaml.Scalar _ -> null;
        };
    }

    private static Found inside(Found outer, Yaml.Entry entry) {
        boolean isAlias = isBefore(entry.value().place(), entry.key());
        return new Found(entry.value(), entry.key(), outer.isAlias() || isAlias);
    }

    /** An item that repeats an earlier one of the same list stands where that one does. */
    private static Found inside(Found outer, Yaml.Sequence sequence, int index) {
        Yaml item = sequence.items().get(index);
        boolean isAlias = isBefore(item.place(), sequence.place())
                || sequence.items().subList(0, index).stream()
                        .anyMatch(earlier -> isSame(earlier.place(), item.place()));
        return new Found(item, outer.key(), outer.isAlias() || isAlias);
    }

    private static boolean isBefore(Location one, Location other) {
        return one.line() < other.line() || (one.line() == other.line() && one.column() < other.column());
    }

    private static boolean isSame(Location one, Location other) {
        return one.line() == other.line() && one.column() == other.column();
    }

    private static String after(String rest, int length) {
        String after = rest.substring(length);
        return after.startsWith(".") ? after.substring(1) : after;
    }
}
