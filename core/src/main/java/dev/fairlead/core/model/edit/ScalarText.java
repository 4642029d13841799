package dev.fairlead.core.model.edit;

import dev.fairlead.core.model.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A value as it is written in YAML. */
public final class ScalarText {
    /** Bare in every place, a flow collection included. */
    private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_./](?:[A-Za-z0-9_./@+:-]*[A-Za-z0-9_./@+-])?");

    /** What some reader of YAML takes for something other than text: 1.2 and 1.1, where times and 1_000 are numbers. */
    private static final Pattern NO_TEXT = Pattern.compile(
            "(?i)~|null|true|false|yes|no|on|off|y|n|[.]{2,}|[-+]?[.](?:inf|nan)|[-+]?[.]?[0-9][0-9_.,:]*(?:e[-+]?[0-9]+)?"
                    + "|0x[0-9a-f_]+|0o[0-7]+|0b[01_]+|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*");

    private ScalarText() {}

    /** Text, bare where no reader of YAML takes it for something else. */
    public static String of(String text) {
        return candidates(text, "", Yaml.Type.TEXT).getFirst();
    }

    /**
     * The ways to write it, the one that keeps to the old style first.
     *
     * @param old as it was written, with its quotes
     */
    static List<String> candidates(String value, String old, Yaml.Type type) {
        var ways = new ArrayList<String>();
        boolean isBare = BARE.matcher(value).matches();
        if (old.startsWith("'") && isPrintable(value)) {
            ways.add(single(value));
        } else if (!old.startsWith("\"") && !old.startsWith("'") && isBare && !isMistakable(value)) {
            ways.add(value);
        }
        ways.add(value.contains("\"") || value.contains("\\") ? quoted(value) : twice(value));
        ways.add(twice(value));
        // A number or a boolean, for a key that is one.
        if (type != Yaml.Type.TEXT && isBare) {
            ways.add(value);
        }
        return ways;
    }

    private static boolean isMistakable(String value) {
        return NO_TEXT.matcher(value).matches();
    }

    private static String quoted(String value) {
        return isPrintable(value) ? single(value) : twice(value);
    }

    private static String single(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    private static String twice(String value) {
        var out = new StringBuilder("\"");
        value.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                default -> {
                    if (isVisible(c)) {
                        out.appendCodePoint(c);
                    } else {
                        out.append(String.format("\\U%08x", c));
                    }
                }
            }
        });
        return out.append('"').toString();
    }

    private static boolean isPrintable(String value) {
        return value.codePoints().allMatch(ScalarText::isVisible);
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
