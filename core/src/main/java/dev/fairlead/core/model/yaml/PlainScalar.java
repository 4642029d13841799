package dev.fairlead.core.model.yaml;

/** What an unquoted scalar is by the core schema of YAML 1.2. There {@code yes}, {@code no} and {@code on} are text. */
final class PlainScalar {
    private PlainScalar() {}

    static Yaml.Type type(String text) {
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> Yaml.Type.NOTHING;
            case "true", "True", "TRUE", "false", "False", "FALSE" -> Yaml.Type.BOOLEAN;
            case ".nan", ".NaN", ".NAN" -> Yaml.Type.FRACTION;
            default -> number(text);
        };
    }

    private static Yaml.Type number(String text) {
        char first = text.charAt(0);
        if (first > '9' || first == '/') {
            return Yaml.Type.TEXT;
        }
        int start = first == '-' || first == '+' ? 1 : 0;
        String digits = text.substring(start);
        switch (digits) {
            case ".inf", ".Inf", ".INF" -> {
                return Yaml.Type.FRACTION;
            }
            default -> {}
        }
        if (start == 0 && (digits.startsWith("0x") || digits.startsWith("0o"))) {
            int base = digits.charAt(1) == 'x' ? 16 : 8;
            return digits.length() > 2 && run(digits, 2, base) == digits.length() ? Yaml.Type.WHOLE : Yaml.Type.TEXT;
        }
        return decimal(digits);
    }

    /** {@code 1}, {@code 1.}, {@code .5}, {@code 1.5e-3}. */
    private static Yaml.Type decimal(String digits) {
        int at = run(digits, 0, 10);
        boolean hasDigits = at > 0;
        if (hasDigits && at == digits.length()) {
            return Yaml.Type.WHOLE;
        }
        if (at < digits.length() && digits.charAt(at) == '.') {
            int end = run(digits, at + 1, 10);
            hasDigits |= end > at + 1;
            at = end;
        }
        if (hasDigits && at < digits.length() && (digits.charAt(at) | 0x20) == 'e') {
            int sign = at + 1 < digits.length() && "+-".indexOf(digits.charAt(at + 1)) >= 0 ? 1 : 0;
            int end = run(digits, at + 1 + sign, 10);
            at = end > at + 1 + sign ? end : at;
        }
        return hasDigits && at == digits.length() ? Yaml.Type.FRACTION : Yaml.Type.TEXT;
    }

    private static int run(String text, int from, int base) {
        int at = from;
        while (at < text.length() && text.charAt(at) < 0x80 && Character.digit(text.charAt(at), base) >= 0) {
            at++;
        }
        return at;
    }
}
