package dev.fairlead.cli.view;

/** Colours on a terminal, nothing elsewhere. */
public enum Ink {
    PLAIN,
    COLOUR;

    public static Ink when(boolean coloured) {
        return coloured ? COLOUR : PLAIN;
    }

    public String bold(String text) {
        return painted("1", text);
    }

    public String dim(String text) {
        return painted("2", text);
    }

    public String red(String text) {
        return painted("31", text);
    }

    public String green(String text) {
        return painted("32", text);
    }

    public String yellow(String text) {
        return painted("33", text);
    }

    public String cyan(String text) {
        return painted("36", text);
    }

    private String painted(String code, String text) {
        return switch (this) {
            case PLAIN -> text;
            case COLOUR -> text.isEmpty() ? "" : "\033[" + code + "m" + text + "\033[0m";
        };
    }
}
