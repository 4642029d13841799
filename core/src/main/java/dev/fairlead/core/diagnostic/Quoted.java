package dev.fairlead.core.diagnostic;

/** The user's own words inside a message: in backticks, cut when long, with nothing invisible left invisible. */
public final class Quoted {
    private static final int LONGEST = 60;

    private Quoted() {}

    public static String of(String text) {
        StringBuilder out = new StringBuilder("`");
        int taken = 0;
        int at = 0;
        while (at < text.length() && taken < LONGEST) {
            int c = text.codePointAt(at);
            append(out, c);
            at += Character.charCount(c);
            taken++;
        }
        if (at < text.length()) {
            out.append('…');
        }
        return out.append('`').toString();
    }

    private static void append(StringBuilder out, int c) {
        switch (c) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case 0 -> out.append("\\0");
            default -> {
                if (isInvisible(c)) {
                    out.append("\\u{").append(Integer.toHexString(c)).append('}');
                } else {
                    out.appendCodePoint(c);
                }
            }
        }
    }

    /** Control and formatting characters, among them those that turn the direction of text around. */
    static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
