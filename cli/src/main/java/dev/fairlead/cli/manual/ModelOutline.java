package dev.fairlead.cli.manual;

import dev.fairlead.core.model.schema.ChoiceShape;
import dev.fairlead.core.model.schema.Examples;
import dev.fairlead.core.model.schema.FlagShape;
import dev.fairlead.core.model.schema.Key;
import dev.fairlead.core.model.schema.MapShape;
import dev.fairlead.core.model.schema.ObjectShape;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a reference of the model tells, in which order, whatever it is written in. */
final class ModelOutline {
    static final String VALUES = "Values that stand elsewhere";
    static final String WORDS = "How values are written";

    private final Sample sample;
    private final Map<String, String> notes;
    private final List<ModelSection> sections;
    private final List<ObjectShape<?>> values;

    private ModelOutline(ObjectShape<?> root, Sample sample, Map<String, String> notes) {
        this.sample = sample;
        this.notes = notes;
        this.sections = ModelSection.of(root);
        this.values = ModelSection.values(root);
    }

    /**
     * @param example a model out of which examples are taken
     * @param notes Markdown under a heading `## KEY` each
     */
    static ModelOutline of(ObjectShape<?> root, String example, String notes) {
        return new ModelOutline(root, new Sample(example), split(notes));
    }

    private static Map<String, String> split(String notes) {
        Map<String, String> parts = new LinkedHashMap<>();
        String key = "";
        for (String line : notes.lines().toList()) {
            if (line.startsWith("## ")) {
                key = line.substring(3);
            } else {
                parts.merge(key, line + "\n", String::concat);
            }
        }
        parts.replaceAll((name, text) -> text.strip());
        return parts;
    }

    /** What else there is to say of a key at the top, or empty; of the empty one, what a page begins with. */
    String note(String key) {
        return notes.getOrDefault(key, "");
    }

    /** The keys at the top. */
    ModelSection file() {
        return sections.getFirst();
    }

    /** The keys at the top that hold more than a word. */
    List<Key<?>> outermost() {
        return file().shape().keys().all().stream()
                .filter(key -> key.shape() instanceof ObjectShape<?> || key.shape() instanceof MapShape<?>)
                .toList();
    }

    List<ModelSection> behind(Key<?> key) {
        return sections.stream().filter(section -> section.isBehind(key.name())).toList();
    }

    /** The lines of a key at the top in the example; null where it is not there. */
    @Nullable
    String sample(Key<?> key) {
        return sample.section(key.name());
    }

    /** A good value; null where there is no telling one, or no need to. */
    @Nullable
    String example(Key<?> key, String path) {
        if (key.shape() instanceof FlagShape || key.shape() instanceof ChoiceShape<?>) {
            return null;
        }
        String real = sample.at(path);
        return real == null ? Examples.of(key.shape()) : real;
    }

    /** Of which keys exactly one is given, in a sentence; null where all may be. */
    static @Nullable String alternatives(ObjectShape<?> shape) {
        List<Key<?>> keys = shape.keys().alternatives();
        return keys.isEmpty()
                ? null
                : "Exactly one of "
                        + keys.stream().map(key -> Markdown.code(key.name())).collect(Collectors.joining(", "))
                        + " is given.";
    }

    /** The objects in which a value is written in long, those with the same keys once. */
    List<ObjectShape<?>> values() {
        return values.stream().<ObjectShape<?>>map(this::general).distinct().toList();
    }

    /** Of the objects that have the same keys, the one with the shortest name, which stands for all of them. */
    private ObjectShape<?> general(ObjectShape<?> value) {
        return values.stream()
                .filter(other -> keyNames(other).equals(keyNames(value)))
                .min(Comparator.comparingInt(other -> other.title().length()))
                .orElseThrow();
    }

    private static String keyNames(ObjectShape<?> shape) {
        return shape.keys().all().stream().map(Key::name).collect(Collectors.joining(", "));
    }

    /** The heading under which an object is described. */
    String place(ObjectShape<?> shape) {
        return sections.stream()
                .filter(section -> section.shape().equals(shape))
                .findFirst()
                .map(ModelSection::path)
                .orElseGet(() -> title(general(shape)));
    }

    /** The heading of an object that stands in no section. */
    static String title(ObjectShape<?> value) {
        String title = value.title();
        return title.charAt(0) + title.substring(1).replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }
}
