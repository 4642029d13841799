package dev.fairlead.core.model.reader;

import dev.fairlead.core.diagnostic.Location;
import dev.fairlead.core.diagnostic.SourceText;
import dev.fairlead.core.model.yaml.Yaml;
import java.util.Map;

/**
 * Hides inline secrets from the excerpts of the file that errors show. It goes by the names of keys, before anything
 * is known to be right, since an error may point at the very line of a secret.
 */
final class HiddenText {
    private HiddenText() {}

    static void hide(Yaml node, SourceText source) {
        switch (node) {
            case Yaml.Scalar scalar -> {}
            case Yaml.Sequence sequence -> {
                for (Yaml item : sequence.items()) {
                    hide(item, source);
                }
            }
            case Yaml.Mapping mapping -> {
                for (Map.Entry<String, Yaml.Entry> entry : mapping.entries().entrySet()) {
                    inEntry(entry.getKey(), entry.getValue().value(), source);
                }
            }
        }
    }

    private static void inEntry(String key, Yaml value, SourceText source) {
        switch (key) {
            case "password", "sudoPassword" -> hideValue(value, source);
            case "secrets" -> {
                if (value instanceof Yaml.Mapping secrets) {
                    for (Yaml.Entry secret : secrets.entries().values()) {
                        hideValue(secret.value(), source);
                    }
                }
            }
            default -> hide(value, source);
        }
    }

    private static void hideValue(Yaml secret, SourceText source) {
        switch (secret) {
            case Yaml.Scalar scalar -> hideScalar(scalar, source);
            case Yaml.Sequence sequence -> {
                for (Yaml item : sequence.items()) {
                    hideValue(item, source);
                }
            }
            case Yaml.Mapping mapping -> {
                for (Map.Entry<String, Yaml.Entry> entry : mapping.entries().entrySet()) {
                    switch (entry.getKey()) {
                        case "env", "file", "command", "ssm", "generate", "keptOn" -> {}
                        default -> hideValue(entry.getValue().value(), source);
                    }
                }
            }
        }
    }

    private static void hideScalar(Yaml.Scalar scalar, SourceText source) {
        Location place = scalar.place();
        if (place.hasLine()) {
            source.hide(
                    place.line(),
                    place.column(),
                    scalar.end().line(),
                    scalar.end().column());
        }
    }
}
