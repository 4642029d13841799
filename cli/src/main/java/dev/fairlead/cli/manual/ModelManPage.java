package dev.fairlead.cli.manual;

import dev.fairlead.core.model.schema.Key;
import dev.fairlead.core.model.schema.ObjectShape;
import dev.fairlead.core.model.schema.TextShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The reference of the model as a page for man(1), from the description that reads it. */
public final class ModelManPage {
    static final String NAME = "fairlead.yaml";
    static final int SECTION = 5;

    private final ModelOutline model;
    private final ValueWords words;
    private final Roff page;

    private ModelManPage(ModelOutline model, Roff page) {
        this.model = model;
        this.words = new ValueWords((text, place) -> text, model::place);
        this.page = page;
    }

    /**
     * @param example as in {@link ModelPage}, as are the notes
     * @param date of this version, like 2026-01-31
     * @return by the name of its file
     */
    public static Map<String, String> of(
            ObjectShape<?> root, String example, String notes, String version, String date) {
        var roff = new Roff(NAME.toUpperCase(Locale.ROOT), SECTION, date, "Fairlead " + version);
        return Map.of(NAME + "." + SECTION, new ModelManPage(ModelOutline.of(root, example, notes), roff).written());
    }

    private String written() {
        page.section("NAME").raw(Roff.escaped(NAME) + " \\- what a server that Fairlead keeps is to be");
        page.section("DESCRIPTION");
        prose(model.note(""));
        page.section("THE FILE");
        keys(model.file());
        model.outermost().forEach(this::chapter);
        page.section(ModelOutline.VALUES.toUpperCase(Locale.ROOT));
        prose(model.note(ModelOutline.VALUES));
        for (ObjectShape<?> value : model.values()) {
            page.subsection(ModelOutline.title(value));
            keys(new ModelSection("", "", value));
        }
        page.section(ModelOutline.WORDS.toUpperCase(Locale.ROOT));
        words.texts().forEach(text -> page.term(Roff.italic(text.noun()), written(text)));
        page.section("SEE ALSO")
                .raw(Roff.bold("fairlead") + "(1), " + Roff.bold("fairlead-init") + "(1), "
                        + Roff.bold("fairlead-schema") + "(1), " + Roff.bold("fairlead-validate") + "(1)");
        return page.toString();
    }

    private void chapter(Key<?> key) {
        page.section(key.name().toUpperCase(Locale.ROOT)).text(key.doc());
        if (!model.note(key.name()).isEmpty()) {
            page.paragraph();
            prose(model.note(key.name()));
        }
        String example = model.sample(key);
        if (example != null) {
            page.lines(example.lines().toList());
        }
        if (!(key.shape() instanceof ObjectShape<?>)) {
            page.paragraph().text("It holds " + words.of(key.shape()) + ".");
        }
        for (ModelSection section : model.behind(key)) {
            if (!section.path().equals(key.name())) {
                page.subsection(section.path()).text(section.doc());
            }
            keys(section);
        }
    }

    private void keys(ModelSection section) {
        for (Key<?> key : section.shape().keys().all()) {
            page.term(Roff.bold(key.name()), meaning(key, section.childPath(key)));
        }
        String alternatives = ModelOutline.alternatives(section.shape());
        if (alternatives != null) {
            page.paragraph().text(alternatives);
        }
    }

    private String meaning(Key<?> key, String path) {
        var parts = new ArrayList<>(List.of(key.doc(), "Value: " + words.of(key.shape()) + "."));
        if (key.required()) {
            parts.add("Required.");
        }
        add(parts, "Default", key.fallback() == null ? null : ValueWords.flow(key.fallback()));
        add(parts, "Example", model.example(key, path));
        return String.join(" ", parts);
    }

    private static void add(List<String> parts, String name, @Nullable String value) {
        if (value != null) {
            parts.add(name + ": " + Markdown.code(value) + ".");
        }
    }

    private static String written(TextShape text) {
        var parts = new ArrayList<String>();
        if (text.rule() != null) {
            parts.add(text.rule());
        }
        add(parts, "Example", text.example());
        return String.join(" ", parts);
    }

    /** The little of Markdown that stands in notes: paragraphs, links, and lines between fences. */
    private void prose(String markdown) {
        var paragraph = new ArrayList<String>();
        List<String> fenced = null;
        boolean isFirst = true;
        for (String line : (markdown + "\n\n").lines().toList()) {
            if (line.startsWith("```")) {
                if (fenced != null) {
                    page.lines(fenced);
                }
                fenced = fenced == null ? new ArrayList<>() : null;
            } else if (fenced != null) {
                fenced.add(line);
            } else if (!line.isEmpty()) {
                paragraph.add(line);
            } else if (!paragraph.isEmpty()) {
                isFirst = paragraph(String.join(" ", paragraph), isFirst);
                paragraph.clear();
            }
        }
    }

    /** A heading and a comment are for the other page. */
    private boolean paragraph(String text, boolean isFirst) {
        if (text.startsWith("# ") || text.startsWith("<!--")) {
            return isFirst;
        }
        if (!isFirst) {
            page.paragraph();
        }
        page.text(text.replaceAll("\\[([^\\]]*)]\\((?:[^)]*/)?([^)/]*)\\)", "$1 ($2)"));
        return false;
    }
}
