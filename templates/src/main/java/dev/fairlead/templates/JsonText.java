package dev.fairlead.templates;

/** A JSON string in ASCII, which is a YAML double-quoted scalar as well. */
final class JsonText {
    private JsonText() {}

    static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        text.chars().forEach(unit -> append(quoted, (char) unit));
        return quoted.append('"').toString();
    }

    /** C1 controls and the like are escaped too: YAML takes them for line ends or refuses them. */
    private static void append(StringBuilder quoted, char unit) {
        switch (unit) {
            case '"' -> quoted.append("\\\"");
            case '\\' -> quoted.append("\\\\");
            case '\n' -> quoted.append("\\n");
            case '\t' -> quoted.append("\\t");
            case '\r' -> quoted.append("\\r");
            default -> {
                if (isPlain(unit)) {
                    quoted.append(unit);
                } else {
                    quoted.append(String.format("\\u%04x", (int) unit));
                }
            }
        }
    }

    /** Surrogate pairs go through as they are: YAML, unlike JSON, does not join two escaped halves. */
    private static boolean isPlain(char unit) {
        boolean isAscii = unit >= ' ' && unit < 0x7f;
        boolean isLineEnd = unit == 0x2028 || unit == 0x2029;
        return isAscii || (unit >= 0xa0 && unit < 0xfffe && unit != 0xfeff && !isLineEnd);
    }
}
