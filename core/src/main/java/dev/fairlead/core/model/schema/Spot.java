package dev.fairlead.core.model.schema;

import dev.fairlead.core.diagnostic.Location;
import dev.fairlead.core.model.yaml.Yaml;
import org.jspecify.annotations.Nullable;

/**
 * A node and where it was met.
 *
 * @param path like {@code nginx.locations[2].path}
 * @param key where the key in front of the node stands; null for list items and the root
 */
record Spot(String path, Yaml node, @Nullable Location key) {
    /** Where to point: at a scalar itself, but at the key of anything bigger or of nothing. */
    Location location() {
        boolean isAbsent = node instanceof Yaml.Scalar scalar
                && scalar.type() == Yaml.Type.NOTHING
                && scalar.text().isEmpty();
        boolean pointAtKey = isAbsent || !(node instanceof Yaml.Scalar);
        return (key != null && pointAtKey ? key : node.place()).at(path);
    }

    /** The node's name in a message: the last part of its path. */
    String subject() {
        if (path.isEmpty()) {
            return "The model";
        }
        return "`" + path.substring(path.lastIndexOf('.') + 1) + "`";
    }

    Spot child(String name, Yaml.Entry entry) {
        return new Spot(childPath(name), entry.value(), entry.key());
    }

    String childPath(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    Spot item(int index, Yaml item) {
        return new Spot(path + "[" + index + "]", item, null);
    }
}
