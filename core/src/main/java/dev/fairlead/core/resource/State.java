package dev.fairlead.core.resource;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How a thing is, or should be: its attributes by name. Desired and observed have this same type, so that comparing them
 * is equality and nothing else. An attribute that Fairlead does not care about is left out of both.
 */
public record State(SortedMap<String, Attribute> attributes) {
    public State {
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }

    public static final State EMPTY = new State(new TreeMap<>());

    public State plain(String name, String value) {
        return with(name, new Attribute.Plain(value));
    }

    public State text(String name, String body) {
        return with(name, Attribute.Text.of(body));
    }

    public State masked(String name, String keyedHash) {
        return with(name, new Attribute.Masked(keyedHash));
    }

    public State with(String name, Attribute attribute) {
        return changed(map -> {
            map.put(name, attribute);
            return map;
        });
    }

    public State without(String name) {
        return changed(map -> {
            map.remove(name);
            return map;
        });
    }

    /** Each entry as a plain attribute {@code prefix.key}. */
    public State plains(String prefix, Map<String, String> values) {
        return changed(map -> {
            values.forEach((key, value) -> map.put(prefix + "." + key, new Attribute.Plain(value)));
            return map;
        });
    }

    public @Nullable Attribute attribute(String name) {
        return attributes.get(name);
    }

    /** The value of a plain attribute, or the empty text where there is none of that name. */
    public String word(String name) {
        return attributes.get(name) instanceof Attribute.Plain plain ? plain.value() : "";
    }

    /**
     * A digest that is the same for equal states: 32 hexadecimal digits. The manifest keeps it, so that a later plan can
     * tell who changed a thing.
     */
    public String fingerprint() {
        var canonical = new StringBuilder();
        attributes.forEach((name, attribute) -> {
            String value = switch (attribute) {
                case Attribute.Plain plain -> "p" + plain.value();
                case Attribute.Text text -> "t" + text.sha256();
                case Attribute.Masked masked -> "m" + masked.keyedHash();
            };
            canonical.append(name.length()).append(':').append(name);
            canonical.append(value.length()).append(':').append(value);
        });
        return Digest.sha256(canonical.toString()).substring(0, 32);
    }

    private State changed(UnaryOperator<SortedMap<String, Attribute>> change) {
        return new State(change.apply(new TreeMap<>(attributes)));
    }
}
