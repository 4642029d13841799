package dev.fairlead.cli.manual;

import dev.fairlead.core.model.schema.Key;
import dev.fairlead.core.model.schema.ObjectShape;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The reference of the model as a page of Markdown, from the description that reads it. */
public final class ModelPage {
    private final ModelOutline model;
    private final ValueWords words = new ValueWords(Markdown::link, this::anchor);

    private ModelPage(ModelOutline model) {
        this.model = model;
    }

    /**
     * @param example a model out of which examples are taken
     * @param notes what else there is to say of keys at the top: Markdown under a heading `## KEY` each, and before the
     *     first of them what the page begins with
     */
    public static String of(ObjectShape<?> root, String example, String notes) {
        return new ModelPage(ModelOutline.of(root, example, notes)).page();
    }

    private String page() {
        var body = new StringBuilder("\n## The file\n\n" + table(model.file()));
        model.outermost().forEach(key -> body.append(chapter(key)));
        body.append(values());
        body.append("\n## ").append(ModelOutline.WORDS).append("\n\n").append(words.table());
        return model.note("") + "\n\n" + contents() + body;
    }

    private String contents() {
        var out = new StringBuilder();
        for (Key<?> key : model.outermost()) {
            out.append("- ").append(Markdown.link(Markdown.code(key.name()), Markdown.slug(key.name())));
            String inner = model.behind(key).stream()
                    .filter(section -> !section.path().equals(key.name()))
                    .map(section -> Markdown.link(section.path(), anchor(section.shape())))
                    .collect(Collectors.joining(", "));
            out.append(inner.isEmpty() ? "" : ": " + inner).append('\n');
        }
        for (String last : List.of(ModelOutline.VALUES, ModelOutline.WORDS)) {
            out.append("- ").append(Markdown.link(last, Markdown.slug(last))).append('\n');
        }
        return out.toString();
    }

    private String chapter(Key<?> key) {
        var out = new StringBuilder("\n## " + Markdown.code(key.name()) + "\n\n" + key.doc() + "\n\n");
        String note = model.note(key.name());
        if (!note.isEmpty()) {
            out.append(note).append("\n\n");
        }
        String example = model.sample(key);
        if (example != null) {
            out.append("```yaml\n").append(example).append("```\n\n");
        }
        if (!(key.shape() instanceof ObjectShape<?>)) {
            out.append("It holds ").append(words.of(key.shape())).append(".\n\n");
        }
        for (ModelSection section : model.behind(key)) {
            if (!section.path().equals(key.name())) {
                out.append("\n### ").append(Markdown.code(section.path())).append("\n\n");
                out.append(section.doc()).append("\n\n");
            }
            out.append(table(section));
        }
        return out.toString();
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
                    coded(model.example(key, path)))));
        }
        String alternatives = ModelOutline.alternatives(section.shape());
        return alternatives == null ? out.toString() : out + "\n" + alternatives + "\n";
    }

    private static String fallback(Key<?> key) {
        Object fallback = key.fallback();
        return key.required() ? "**required**" : fallback == null ? "" : coded(ValueWords.flow(fallback));
    }

    private static String coded(@Nullable String text) {
        return text == null ? "" : Markdown.code(text);
    }

    private String values() {
        var out = new StringBuilder("\n## " + ModelOutline.VALUES + "\n\n" + model.note(ModelOutline.VALUES) + "\n");
        model.values().forEach(value -> {
            String title = ModelOutline.title(value);
            out.append("\n### ").append(title).append("\n\n");
            out.append(table(new ModelSection(Markdown.slug(title), "", value)));
        });
        return out.toString();
    }

    private String anchor(ObjectShape<?> shape) {
        return Markdown.slug(model.place(shape));
    }
}
