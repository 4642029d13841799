package dev.fairlead.core.model.edit;

import dev.fairlead.core.model.yaml.Yaml;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The part of a text that is one scalar, quotes included, from one offset up to another. */
record Stretch(int from, int to) {
    /** An anchor or a tag, which the parser counts as part of the scalar. */
    private static final Pattern PROPERTIES = Pattern.compile("(?:[&!]\\S*[ \\t]+)*");

    /** Null for a block of lines, and for nothing at all behind a key without a colon. */
    static @Nullable Stretch of(String text, Yaml.Scalar scalar) {
        int from = offset(text, scalar.place().line(), scalar.place().column());
        int to = offset(text, scalar.end().line(), scalar.end().column());
        if (from == to) {
            return from > 0 && text.charAt(from - 1) == ':' ? new Stretch(from, to) : null;
        }
        Matcher properties = PROPERTIES.matcher(text).region(from, to);
        int begin = properties.lookingAt() ? properties.end() : from;
        boolean isBlock = begin >= to || "|>&!".indexOf(text.charAt(begin)) >= 0;
        return isBlock ? null : new Stretch(begin, to);
    }

    String text(String whole) {
        return whole.substring(from, to);
    }

    String replaced(String whole, String written) {
        // An empty value begins right behind its colon.
        return whole.substring(0, from) + (from == to ? " " : "") + written + whole.substring(to);
    }

    /** Counted as the parser counts: columns in code points. */
    private static int offset(String text, int line, int column) {
        int at = 0;
        for (int i = 1; i < line; i++) {
            at = lineEnd(text, at);
            at += text.startsWith("\r\n", at) ? 2 : 1;
        }
        for (int i = 1; i < column; i++) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }

    private static int lineEnd(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at;
    }
}
