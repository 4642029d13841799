package dev.fairlead.core.model.edit;

import dev.fairlead.core.model.yaml.Yaml;
import java.util.Iterator;
import java.util.Map;

/** Whether two trees say the same, wherever their nodes stand. */
final class SameTree {
    private SameTree() {}

    static boolean is(Yaml wanted, Yaml read) {
        return switch (wanted) {
            case Yaml.Scalar scalar ->
                read instanceof Yaml.Scalar other
                        && scalar.text().equals(other.text())
                        && (scalar.type() == Yaml.Type.ANY || scalar.type() == other.type());
            case Yaml.Sequence sequence ->
                read instanceof Yaml.Sequence other
                        && all(sequence.items().iterator(), other.items().iterator());
            case Yaml.Mapping mapping -> read instanceof Yaml.Mapping other && entries(mapping, other);
        };
    }

    private static boolean all(Iterator<Yaml> wanted, Iterator<Yaml> read) {
        while (wanted.hasNext() && read.hasNext()) {
            if (!is(wanted.next(), read.next())) {
                return false;
            }
        }
        return !wanted.hasNext() && !read.hasNext();
    }

    private static boolean entries(Yaml.Mapping wanted, Yaml.Mapping read) {
        Map<String, Yaml.Entry> others = read.entries();
        return wanted.entries().size() == others.size()
                && wanted.entries().entrySet().stream().allMatch(entry -> {
                    Yaml.Entry other = others.get(entry.getKey());
                    return other != null && is(entry.getValue().value(), other.value());
                });
    }
}
