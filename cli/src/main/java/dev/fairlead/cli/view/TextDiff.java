package dev.fairlead.cli.view;

import dev.fairlead.core.diff.UnifiedDiff;
import dev.fairlead.core.resource.Attribute;
import dev.fairlead.core.resource.Difference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The differences of text attributes, as far as both texts are known here. */
final class TextDiff {
    private TextDiff() {}

    /** A unified diff without file lines, or null where the attribute is no text or one of the texts was not read. */
    static @Nullable String of(Difference difference) {
        if (!(difference.before() instanceof Attribute.Text) && !(difference.after() instanceof Attribute.Text)) {
            return null;
        }
        String before = body(difference.before());
        String after = body(difference.after());
        return before == null || after == null ? null : UnifiedDiff.between(before, after);
    }

    static String inColour(String diff, Ink ink) {
        return Printable.lines(diff).lines().map(line -> painted(line, ink)).collect(Collectors.joining("\n"));
    }

    private static String painted(String line, Ink ink) {
        return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
            case '+' -> ink.green(line);
            case '-' -> ink.red(line);
            case '@' -> ink.cyan(line);
            default -> line;
        };
    }

    /** The empty text for something that is not there, null for a text of which only the digest is known. */
    private static @Nullable String body(@Nullable Attribute attribute) {
        return switch (attribute) {
            case null -> "";
            case Attribute.Text text -> text.body();
            case Attribute.Plain plain -> plain.value();
            case Attribute.Masked masked -> null;
        };
    }
}
