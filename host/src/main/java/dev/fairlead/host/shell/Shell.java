package dev.fairlead.host.shell;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Quoting for a POSIX shell: any text becomes exactly one word. */
public final class Shell {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+,-]+");

    private Shell() {}

    /** One word; text that no shell could misread stays bare, so that commands stay readable in a plan. */
    public static String quote(String text) {
        return PLAIN.matcher(text).matches() ? text : quoted(text);
    }

    /** A command line of these words. */
    public static String words(List<String> words) {
        return words.stream().map(Shell::quote).collect(Collectors.joining(" "));
    }

    static String quoted(String text) {
        text.codePoints().forEach(Shell::check);
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private static void check(int codePoint) {
        if (codePoint == 0) {
            throw new IllegalArgumentException("A NUL cannot be passed to a shell.");
        }
        if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
            throw new IllegalArgumentException("Half a surrogate pair has no bytes to pass to a shell.");
        }
    }

    /** A line that sets a variable. */
    public static String variable(String name, String value) {
        return name + "=" + quote(value) + "\n";
    }
}
