package dev.fairlead.core.model.reader;

import dev.fairlead.core.model.schema.TextShape;
import org.jspecify.annotations.Nullable;

/** Paths on the box, in a container, in a URL and beside the model. */
final class Paths {
    private static final String SEGMENT = "(?!\\.{1,2}(?:/|$))[^/\\u0000-\\u001f]+";

    static final TextShape ABSOLUTE = TextShape.matching(
                    "an absolute path",
                    "(?:/" + SEGMENT + ")+",
                    "It starts with `/`, ends with a name and goes straight: no `.`, `..` or `//`.",
                    "/opt/shop")
            .remedied(Paths::straight);

    /** Relative to the app's directory, or absolute. */
    static final TextShape HOST = TextShape.matching(
            "a path",
            "/?" + SEGMENT + "(?:/" + SEGMENT + ")*",
            "Relative to the app's directory or absolute, ending with a name, without `.`, `..` or `//`.",
            "saved_pages");

    /** Of whoever runs Fairlead: relative to the model, absolute, or from {@code ~/}. */
    static final TextShape LOCAL =
            TextShape.matching("the path of a file", "[^\\u0000-\\u001f]+", "A path in one line.", "~/.ssh/id_ed25519");

    static final TextShape URL = TextShape.matching(
            "the path of a URL", "/[^\\u0000-\\u0020\\u007f#]*", "It starts with `/` and holds no spaces.", "/health");

    /** In nginx's own words. */
    static final TextShape LOCATION = TextShape.matching(
            "a location of nginx",
            "(?:(?:=|\\^~) +)?/[^\\u0000-\\u0020\\u007f]*|~\\*? *[^\\u0000-\\u0020~*][^\\u0000-\\u001f]*",
            "One of `/prefix`, `= /exact`, `^~ /prefix`, `~ regex` and `~* regex`.",
            "/static/");

    private Paths() {}

    /** The same path without slashes too many. */
    private static @Nullable String straight(String path) {
        StringBuilder out = new StringBuilder();
        for (String segment : path.split("/")) {
            if (segment.equals(".") || segment.equals("..")) {
                return null;
            }
            if (!segment.isEmpty()) {
                out.append('/').append(segment);
            }
        }
        return path.startsWith("/") && !out.isEmpty() ? "Write `" + out + "`." : null;
    }
}
