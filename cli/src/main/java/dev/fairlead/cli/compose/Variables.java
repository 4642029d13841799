package dev.fairlead.cli.compose;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The variables that compose puts into its file, by docs.docker.com/reference/compose-file/interpolation. */
final class Variables {
    private static final Pattern REFERENCE = Pattern.compile(
            "\\$(?:(\\$)|([A-Za-z_][A-Za-z0-9_]*)|\\{([A-Za-z_][A-Za-z0-9_]*)(?:(:?[-?+])([^}]*))?\\})");

    private final Map<String, String> known;

    /** @param known what stands in the file {@code .env} beside the compose file */
    Variables(Map<String, String> known) {
        this.known = known;
    }

    /**
     * A text with its variables put in.
     *
     * @param text null where one has no value
     * @param missing the variables without a value
     * @param isOneVariable whether it is nothing but one of them
     */
    record Filled(@Nullable String text, Set<String> missing, boolean isOneVariable) {
        /** The variable that all of it is, if it has no value. */
        @Nullable
        String variable() {
            return isOneVariable && missing.size() == 1 ? missing.iterator().next() : null;
        }
    }

    Filled fill(String text) {
        var missing = new LinkedHashSet<String>();
        var out = new StringBuilder();
        Matcher matcher = REFERENCE.matcher(text);
        boolean isOne = matcher.matches() && matcher.group(1) == null;
        matcher.reset();
        while (matcher.find()) {
            matcher.appendReplacement(out, Matcher.quoteReplacement(value(matcher, missing)));
        }
        matcher.appendTail(out);
        return new Filled(missing.isEmpty() ? out.toString() : null, missing, isOne);
    }

    /** Of a secret no value is taken from anywhere. */
    private String value(Matcher reference, Set<String> missing) {
        if (reference.group(1) != null) {
            return "$";
        }
        String name = reference.group(2) == null ? reference.group(3) : reference.group(2);
        String value = SecretName.isOne(name) ? null : known.get(name);
        String operator = reference.group(4);
        boolean isSet = value != null && !(value.isEmpty() && operator != null && operator.startsWith(":"));
        if (operator != null && operator.endsWith("+")) {
            return isSet ? reference.group(5) : "";
        }
        if (isSet && value != null) {
            return value;
        }
        if (operator != null && operator.endsWith("-") && !SecretName.isOne(name)) {
            return reference.group(5);
        }
        missing.add(name);
        return "";
    }
}
