package dev.fairlead.cli.view;

/** Foreign text, made safe to print: what a box or a model holds must not steer the reader's terminal. */
public final class Printable {
    private Printable() {}

    /** On one line; line ends are shown as {@code \n}. */
    public static String line(String text) {
        return safe(text.replace("\n", "\\n"));
    }

    /** Lines stay lines and tabs stay tabs. */
    public static String lines(String text) {
        return safe(text);
    }

    /** On one line and no longer than that. */
    static String cut(String text, int longest) {
        String line = line(text);
        return line.length() <= longest ? line : line.substring(0, Math.max(0, longest - 1)) + "…";
    }

    private static String safe(String text) {
        if (text.chars().allMatch(c -> isHarmless((char) c))) {
            return text;
        }
        var out = new StringBuilder(text.length());
        text.chars().forEach(c -> out.append(isHarmless((char) c) ? (char) c : '\uFFFD'));
        return out.toString();
    }

    private static boolean isHarmless(char c) {
        return c == '\n'
                || c == '\t'
                || switch (Character.getType(c)) {
                    case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                        false;
                    default -> true;
                };
    }
}
