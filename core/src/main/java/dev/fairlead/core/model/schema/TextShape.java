package dev.fairlead.core.model.schema;

import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.core.model.yaml.Yaml;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text. Without a pattern any text will do, byte for byte, but for NUL and broken characters, which no target can hold.
 *
 * @param noun what it is, as in "is not a domain name"
 * @param pattern a regular expression that Java and JSON Schema read alike, for the whole text; null for any
 * @param rule the pattern in words
 * @param lines whether line breaks may stand in it
 * @param secret whether messages must not repeat it
 * @param check for what a pattern cannot tell
 * @param remedy better advice than the example for a text that does not fit the pattern
 */
public record TextShape(
        String noun,
        @Nullable Regex pattern,
        @Nullable String rule,
        @Nullable String example,
        boolean lines,
        boolean secret,
        @Nullable Check check,
        @Nullable Remedy remedy)
        implements Shape<String> {
    /** Longer text cannot be a name, path or address, and would strain the regular expressions. */
    static final int LONGEST_MATCHED = 1024;

    /** Says what is wrong with a text that fits the pattern, or null. */
    @FunctionalInterface
    public interface Check {
        @Nullable
        Diagnostic complaint(String text);
    }

    /** Advice for one text, or null. */
    @FunctionalInterface
    public interface Remedy {
        @Nullable
        String advice(String text);
    }

    /** Compiled at first use: most runs need few of them. */
    public static final class Regex {
        private final String source;
        private @Nullable Pattern compiled;

        Regex(String source) {
            this.source = source;
        }

        String source() {
            return source;
        }

        boolean matches(String text) {
            if (text.codePointCount(0, text.length()) > LONGEST_MATCHED) {
                return false;
            }
            if (compiled == null) {
                compiled = Pattern.compile(source);
            }
            return compiled.matcher(text).matches();
        }
    }

    /** Free text in one line. */
    public static TextShape line(String noun) {
        return new TextShape(noun, null, null, null, false, false, null, null);
    }

    /** Free text. */
    public static TextShape prose(String noun) {
        return new TextShape(noun, null, null, null, true, false, null, null);
    }

    /** Text that is never shown. */
    public static TextShape secret(String noun) {
        return new TextShape(noun, null, null, null, false, true, null, null);
    }

    public static TextShape matching(String noun, String pattern, String rule, String example) {
        return new TextShape(noun, new Regex(pattern), rule, example, false, false, null, null);
    }

    public TextShape checked(Check complaint) {
        return new TextShape(noun, pattern, rule, example, lines, secret, complaint, remedy);
    }

    public TextShape remedied(Remedy advice) {
        return new TextShape(noun, pattern, rule, example, lines, secret, check, advice);
    }

    @Override
    public @Nullable String read(Reading reading, Spot spot) {
        if (!(spot.node() instanceof Yaml.Scalar scalar)) {
            reading.wrongType(spot, noun);
            return null;
        }
        Diagnostic complaint = switch (scalar.type()) {
            case TEXT, ANY -> complaint(spot, scalar.text());
            case NOTHING -> scalar.text().isEmpty() ? empty(spot) : unquoted(spot, scalar);
            case WHOLE, FRACTION, BOOLEAN -> unquoted(spot, scalar);
        };
        if (complaint == null) {
            return scalar.text();
        }
        reading.problem(spot, complaint);
        return null;
    }

    private @Nullable Diagnostic complaint(Spot spot, String text) {
        Diagnostic broken = Unwritable.complaint(spot.subject(), text, lines);
        if (broken != null) {
            return broken;
        }
        if (pattern != null && !pattern.matches(text)) {
            return text.isEmpty() ? empty(spot) : mismatch(text);
        }
        return check == null ? null : check.complaint(text);
    }

    private Diagnostic mismatch(String text) {
        return Diagnostic.of(shown(text) + " is not " + noun + ".").why(rule).fix(advice(text));
    }

    private Diagnostic empty(Spot spot) {
        return Diagnostic.of(spot.subject() + " is empty, and wants " + noun + ".")
                .fix(advice(""));
    }

    /** A scalar that YAML takes for something else than text. */
    private Diagnostic unquoted(Spot spot, Yaml.Scalar scalar) {
        boolean quotesHelp = pattern == null || pattern.matches(scalar.text());
        String quoted = secret ? "" : ": `\"" + scalar.text() + "\"`";
        return Diagnostic.of(spot.subject() + " wants " + noun + ", and " + shown(scalar.text()) + " is "
                        + scalar.noun() + ".")
                .fix(quotesHelp ? "Put it in quotes" + quoted + "." : advice(scalar.text()));
    }

    private String shown(String text) {
        return secret ? "this" : Quoted.of(text);
    }

    private @Nullable String advice(String text) {
        String better = remedy == null ? null : remedy.advice(text);
        if (better != null) {
            return better;
        }
        return example == null ? null : "Write it like `" + example + "`.";
    }
}
