package dev.fairlead.core.model.schema;

import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.core.diagnostic.Suggestion;
import dev.fairlead.core.model.yaml.Yaml;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An object with known keys. A subclass declares each key as a field and builds its record from them:
 *
 * <pre>{@code
 * private final Key<Integer> burst = keys.defaulted("burst", new WholeShape(0, 1000), 0, "How many may queue.");
 * }</pre>
 */
public abstract non-sealed class ObjectShape<T> implements Shape<T> {
    /** By which YAML 1.1 took the keys of another mapping over. */
    private static final String MERGE = "<<";

    private final String title;
    protected final Keys keys = new Keys();

    /** @param title a noun for the schema, like {@code Health} */
    protected ObjectShape(String title) {
        this.title = title;
    }

    /** Called when every key was read well. Null after telling the fields of a problem between keys. */
    protected abstract @Nullable T build(Fields fields);

    public String title() {
        return title;
    }

    public Keys keys() {
        return keys;
    }

    @Override
    public final @Nullable T read(Reading reading, Spot spot) {
        if (!(spot.node() instanceof Yaml.Mapping mapping)) {
            reading.wrongType(spot, "a set of keys");
            return null;
        }
        int before = reading.problemCount();
        Set<String> misspelt = refuseUnknown(reading, spot, mapping);
        @Nullable Object[] values = new @Nullable Object[keys.byName().size()];
        for (Key<?> key : keys.byName().values()) {
            values[key.index()] = value(reading, spot, mapping, key, misspelt);
        }
        checkAlternatives(reading, spot, mapping);
        return reading.problemCount() == before ? build(new Fields(reading, spot, values)) : null;
    }

    private @Nullable Object value(Reading reading, Spot spot, Yaml.Mapping mapping, Key<?> key, Set<String> misspelt) {
        Yaml.Entry entry = mapping.entries().get(key.name());
        if (entry != null) {
            return reading.read(key.shape(), spot.child(key.name(), entry));
        }
        if (key.fallback() != null) {
            Yaml tree = Plain.tree(key.fallback(), spot.location());
            return reading.read(key.shape(), new Spot(spot.childPath(key.name()), tree, null));
        }
        if (key.required() && !misspelt.contains(key.name())) {
            String example = Examples.of(key.shape());
            reading.problem(
                    spot,
                    Diagnostic.of(spot.subject() + " lacks `" + key.name() + "`.")
                            .why(key.doc())
                            .fix(example == null ? null : "Add `" + key.name() + ": " + example + "`."));
        }
        return null;
    }

    /** Tells of keys that nobody knows, and gives back the ones that were meant. */
    private Set<String> refuseUnknown(Reading reading, Spot spot, Yaml.Mapping mapping) {
        Set<String> misspelt = new HashSet<>();
        for (Map.Entry<String, Yaml.Entry> entry : mapping.entries().entrySet()) {
            if (keys.byName().containsKey(entry.getKey())) {
                continue;
            }
            if (entry.getKey().equals(MERGE)) {
                reading.unknown(
                        spot.child(entry.getKey(), entry.getValue()),
                        Diagnostic.of("A model has no merge keys (`<<`).")
                                .why("They are not part of YAML 1.2, and what a key says would stand somewhere else.")
                                .fix(
                                        "Write the keys out here. A whole value may be taken by an alias, as in `*name`."));
                continue;
            }
            String meant = Suggestion.nearest(entry.getKey(), keys.byName().keySet());
            if (meant != null) {
                misspelt.add(meant);
            }
            String known = "Known here: " + String.join(", ", keys.byName().keySet()) + ".";
            reading.unknown(
                    spot.child(entry.getKey(), entry.getValue()),
                    Diagnostic.of(spot.subject() + " has no key " + Quoted.of(entry.getKey()) + ".")
                            .fix(meant == null ? known : "Did you mean `" + meant + "`?"));
        }
        return misspelt;
    }

    private void checkAlternatives(Reading reading, Spot spot, Yaml.Mapping mapping) {
        List<Key<?>> alternatives = keys.alternatives();
        if (alternatives.isEmpty()) {
            return;
        }
        List<String> names = new ArrayList<>();
        List<String> given = new ArrayList<>();
        for (Key<?> key : alternatives) {
            names.add("`" + key.name() + "`");
            if (mapping.entries().containsKey(key.name())) {
                given.add("`" + key.name() + "`");
            }
        }
        if (given.size() != 1) {
            String seen = given.isEmpty() ? "none" : String.join(" and ", given);
            reading.problem(
                    spot,
                    Diagnostic.of(spot.subject() + " wants exactly one of " + String.join(", ", names) + ", and has "
                            + seen + "."));
        }
    }
}
