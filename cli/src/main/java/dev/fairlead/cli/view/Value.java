package dev.fairlead.cli.view;

import dev.fairlead.core.model.Secret;
import dev.fairlead.core.resource.Attribute;
import dev.fairlead.core.resource.Difference;
import org.jspecify.annotations.Nullable;

/** Attributes in a few words, secrets masked. */
final class Value {
    private Value() {}

    static String of(@Nullable Attribute attribute) {
        return switch (attribute) {
            case null -> "(none)";
            case Attribute.Plain plain -> plain.value().isEmpty() ? "\"\"" : Printable.line(plain.value());
            case Attribute.Text text -> size(text);
            case Attribute.Masked masked -> Secret.MASK;
        };
    }

    static boolean isSecret(Difference difference) {
        return difference.before() instanceof Attribute.Masked || difference.after() instanceof Attribute.Masked;
    }

    static String size(Attribute.Text text) {
        String body = text.body();
        return body == null
                ? "sha256:"
                        + text.sha256().substring(0, Math.min(12, text.sha256().length()))
                : Amount.of(body.lines().count(), "line");
    }
}
