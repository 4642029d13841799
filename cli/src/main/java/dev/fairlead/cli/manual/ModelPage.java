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

/** The reference of the model as a page of Markdown, from the description that reads it. */
public final class ModelPage {
    private static final String VALUES = "Values that stand elsewhere";
    private static final String WORDS = "How values are written";

    private final Sample sample;
    private final Map<String, String> notes;
    private final List<ModelSection> sections;
    private final List<ObjectShape<?>> values;
    private final ValueWords words = new ValueWords(this::anchor);

    private ModelPage(ObjectShape<?> root, Sample sample, Map<String, String> notes) {
        this.sample = sample;
        this.notes = notes;
        this.sections = ModelSection.of(root);
        this.values = ModelSection.values(root);
    }

    /**
     * @param example a model out of which examples are taken
     * @param notes what else there is to say of keys at the top: Markdown under a heading `## KEY` each, and before the
     *     first of them what the page begins with
     */
    public static String of(ObjectShape<?> root, String example, String notes) {
        return new ModelPage(root, new Sample(example), split(notes)).page();
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

    private String page() {
        var body = new StringBuilder("\n## The file\n\n" + table(sections.getFirst()));
        outermost().forEach(key -> body.append(chapter(key)));
        body.append(values());
        body.append("\n## ").append(WORDS).append("\n\n").append(words.table());
        return notes.getOrDefault("", "") + "\n\n" + contents() + body;
    }

    /** The keys at the top that hold more than a word. */
    private List<Key<?>> outermost() {
        return sections.getFirst().shape().keys().all().stream()
                .filter(key -> key.shape() instanceof ObjectShape<?> || key.shape() instanceof MapShape<?>)
                .toList();
    }

    private List<ModelSection> behind(Key<?> key) {
        return sections.stream().filter(section -> section.isBehind(key.name())).toList();
    }

    private String contents() {
        var out = new StringBuilder();
        for (Key<?> key : outermost()) {
            out.append("- ").append(Markdown.link(Markdown.code(key.name()), Markdown.slug(key.name())));
            String inner = behind(key).stream()
                    .filter(section -> !section.path().equals(key.name()))
                    .map(section -> Markdown.link(section.path(), anchor(section.shape())))
                    .collect(Collectors.joining(", "));
            out.append(inner.isEmpty() ? "" : ": " + inner).append('\n');
        }
        for (String last : List.of(VALUES, WORDS)) {
            out.append("- ").append(Markdown.link(last, Markdown.slug(last))).append('\n');
        }
        return out.toString();
    }

    private String chapter(Key<?> key) {
        var out = new StringBuilder("\n## " + Markdown.code(key.name()) + "\n\n" + key.doc() + "\n\n");
        String note = notes.get(key.name());
        if (note != null) {
            out.append(note).append("\n\n");
        }
        String example = sample.section(key.name());
        if (example != null) {
            out.append("```yaml\n").append(example).append("```\n\n");
        }
        if (!(key.shape() instanceof ObjectShape<?>)) {
            out.append("It holds ").append(words.of(key.shape())).append(".\n\n");
        }
        for (ModelSection section : behind(key)) {
            if (!section.path().equals(key.name())) {
                out.append("\n### ").append(Markdown.code(section.path())).append("\n\n");
                out.append(section.doc()).append("\n\n");
            }
            out.append(table(section));
        }
        return out.toString();
    }

    private static String keyNames(ObjectShape<?> shape) {
        return shape.keys().all().stream().map(Key::name).collect(Collectors.joining(", "));
    }

    private String table(ModelSection section) {
        var out = new StringBuilder(Markdown.head("Key", "Meaning", "Value", "Default", "Example"));
        for (Key<?> key : section.shape().keys().all()) {
            String path = section.childPath(key);
            out.append(Markdown.row(List.of(
                    "<a id=\"key-" + path + "\"></a>" + Markdown.code(key.name()),
                    key.doc(),
                    words.of(key.shape()),
                    fallback(key),
                    coded(example(key, path)))));
        }
        return out + alternatives(section.shape());
    }

    private static String fallback(Key<?> key) {
        Object fallback = key.fallback();
        return key.required() ? "**required**" : fallback == null ? "" : coded(ValueWords.flow(fallback));
    }

    private @Nullable String example(Key<?> key, String path) {
        if (key.shape() instanceof FlagShape || key.shape() instanceof ChoiceShape<?>) {
            return null;
        }
        String real = sample.at(path);
        return real == null ? Examples.of(key.shape()) : real;
    }

    private static String coded(@Nullable String text) {
        return text == null ? "" : Markdown.code(text);
    }

    private static String alternatives(ObjectShape<?> shape) {
        List<Key<?>> keys = shape.keys().alternatives();
        return keys.isEmpty()
                ? ""
                : "\nExactly one of "
                        + keys.stream().map(key -> Markdown.code(key.name())).collect(Collectors.joining(", "))
                        + " is given.\n";
    }

    private String values() {
        var out = new StringBuilder("\n## " + VALUES + "\n\n" + notes.getOrDefault(VALUES, "") + "\n");
        values.stream().map(this::general).distinct().forEach(value -> {
            String title = spaced(value.title());
            out.append("\n### ").append(title).append("\n\n");
            out.append(table(new ModelSection(Markdown.slug(title), "", value)));
        });
        return out.toString();
    }

    /** Of the objects that have the same keys, the one with the shortest name, which stands for all of them. */
    private ObjectShape<?> general(ObjectShape<?> value) {
        return values.stream()
                .filter(other -> keyNames(other).equals(keyNames(value)))
                .min(Comparator.comparingInt(other -> other.title().length()))
                .orElseThrow();
    }

    private static String spaced(String title) {
        return title.charAt(0) + title.substring(1).replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    private String anchor(ObjectShape<?> shape) {
        return sections.stream()
                .filter(section -> section.shape().equals(shape))
                .findFirst()
                .map(section -> Markdown.slug(section.path()))
                .orElseGet(() -> Markdown.slug(spaced(general(shape).title())));
    }
}
