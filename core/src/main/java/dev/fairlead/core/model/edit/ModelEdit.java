package dev.fairlead.core.model.edit;

import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.InvalidModelException;
import dev.fairlead.core.diagnostic.Location;
import dev.fairlead.core.diagnostic.Problems;
import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.core.diagnostic.SourceText;
import dev.fairlead.core.model.reader.ModelReader;
import dev.fairlead.core.model.yaml.Yaml;
import dev.fairlead.core.model.yaml.YamlEdit;
import dev.fairlead.core.model.yaml.YamlPath;
import dev.fairlead.core.model.yaml.YamlReader;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sets a value that a model's file already has. The result is read again, and must differ in this one value alone. */
public final class ModelEdit {
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final SourceText source;
    private final String key;
    private final String value;

    private ModelEdit(SourceText source, String key, String value) {
        this.source = source;
        this.key = key;
        this.value = value;
    }

    /**
     * @param place where the value stands
     * @param isChange false when the file said so already, and was left alone
     */
    public record Edited(Location place, boolean isChange) {}

    /**
     * Replaces the file at one stroke; a link stays a link, and mode and owner stay what they are.
     *
     * @param key such as {@code app.tag} or {@code apps.shop.app.tag}; it must be there already
     * @throws InvalidModelException when the model is wrong, before or after, or the value cannot be set
     */
    public static Edited set(Path file, String key, String value) {
        Rewritten rewritten = rewritten(file, key, value);
        if (rewritten.text() == null) {
            return new Edited(rewritten.place(), false);
        }
        ModelFile.replace(file, rewritten.text());
        return new Edited(rewritten.place(), true);
    }

    /**
     * Whether {@link #set} would do it, for whoever does something else before.
     *
     * @throws InvalidModelException as {@link #set} does
     */
    public static void check(Path file, String key, String value) {
        if (rewritten(file, key, value).text() != null) {
            ModelFile.checkReplaceable(file);
        }
    }

    /** @param text null where the file says so already */
    private record Rewritten(Location place, @Nullable String text) {}

    private static Rewritten rewritten(Path file, String key, String value) {
        // Reads it first for all that can be wrong with it.
        ModelReader.read(file, List.of());
        String written = ModelFile.text(file);
        boolean isMarked = written.startsWith(BYTE_ORDER_MARK);
        String text = isMarked ? written.substring(1) : written;
        var edit = new ModelEdit(new SourceText(file.toString(), text), key, value);
        Yaml.Scalar old = edit.scalar();
        boolean isSaid = old.text().equals(value);
        return new Rewritten(
                old.place().at(key), isSaid ? null : (isMarked ? BYTE_ORDER_MARK : "") + edit.changed(old));
    }

    /** The text of a model with one value set. */
    static String set(SourceText source, String key, String value) {
        var edit = new ModelEdit(source, key, value);
        return edit.changed(edit.scalar());
    }

    private Yaml.Scalar scalar() {
        YamlPath.Found found = YamlPath.find(tree(source), key);
        if (found == null) {
            throw refused(Diagnostic.of("The model has no key " + Quoted.of(key) + " to write to.")
                    .at(Location.named(source.file(), key))
                    .fix("Write the key into the file by hand; it is set there from then on."));
        }
        if (found.isAlias()) {
            throw refused(at(found.key(), "is not changed in the file")
                    .why("It repeats what an anchor elsewhere says.")
                    .fix("Write the value out here in place of the alias."));
        }
        if (!(found.node() instanceof Yaml.Scalar scalar)) {
            throw refused(at(
                    found.node().place(),
                    "is not one value, but " + found.node().noun()));
        }
        return scalar;
    }

    /** The first way to write the value that is read back as it was meant. */
    private String changed(Yaml.Scalar old) {
        Stretch stretch = Stretch.of(source.text(), old);
        if (stretch == null) {
            throw refused(at(old.place(), "is not changed in the file")
                    .why("It is written as a block over lines of its own, or has no colon.")
                    .fix("Write it on the line of its key."));
        }
        Yaml wanted = YamlEdit.set(tree(source), key, value, old.place(), new Problems());
        @Nullable InvalidModelException first = null;
        for (String written : ScalarText.candidates(value, stretch.text(source.text()), old.type())) {
            var result = new SourceText(source.file(), stretch.replaced(source.text(), written));
            try {
                ModelReader.read(result, List.of());
                if (SameTree.is(wanted, tree(result))) {
                    return result.text();
                }
            } catch (InvalidModelException e) {
                first = first == null ? e : first;
            }
        }
        throw first != null
                ? first
                : refused(at(old.place(), "is not changed in the file")
                        .why("More than this value would change, as where an anchor is repeated elsewhere.")
                        .fix("Write the value into the file by hand."));
    }

    private Diagnostic at(Location place, String complaint) {
        return Diagnostic.of("The value of " + Quoted.of(key) + " " + complaint + ".")
                .at(place.at(key));
    }

    private static Yaml tree(SourceText source) {
        return YamlReader.read(source, new Problems());
    }

    /** Without the lines of the file, of which any may hold a secret. */
    private static InvalidModelException refused(Diagnostic diagnostic) {
        return new InvalidModelException(diagnostic);
    }
}
