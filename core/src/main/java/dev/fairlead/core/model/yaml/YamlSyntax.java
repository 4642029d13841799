package dev.fairlead.core.model.yaml;

import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.Location;
import dev.fairlead.core.diagnostic.SourceText;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The parser's complaint in our own words where the common ones are known, else in its. */
final class YamlSyntax {
    private YamlSyntax() {}

    static Diagnostic diagnostic(YamlEngineException e, SourceText source) {
        return switch (e) {
            case MarkedYamlEngineException marked -> marked(marked, source);
            case ReaderException odd -> character(odd, source);
            default ->
                Diagnostic.of("This is not YAML.").at(place(source, 1, 1)).why(e.getMessage());
        };
    }

    private static Diagnostic marked(MarkedYamlEngineException e, SourceText source) {
        Mark mark = mark(e, source);
        Location place = mark == null ? place(source, 1, 1) : place(source, mark.getLine() + 1, mark.getColumn() + 1);
        String problem = e.getProblem() == null ? "" : e.getProblem();
        if (problem.contains("TAB")) {
            return Diagnostic.of("A tab stands where YAML wants spaces.")
                    .at(place)
                    .fix("Indent with spaces.");
        }
        if (problem.contains("mapping values are not allowed")) {
            return Diagnostic.of("A `:` stands where YAML expects no key.")
                    .at(place)
                    .why("A text that holds `: ` is taken for a key, and a key may not be indented below a value.")
                    .fix("Put the text in quotes, or check the indentation of this line and the one above.");
        }
        if (problem.contains("cannot start any token")) {
            return Diagnostic.of("A text may not begin with this sign unless it is in quotes.")
                    .at(place)
                    .why("It has, or is to have, a meaning of its own in YAML.")
                    .fix("Put the text in quotes.");
        }
        return Diagnostic.of("This is not YAML.").at(place).why(reason(e.getContext(), problem));
    }

    /** Where the parser gave up; but where what it was in began, when it gave up in nothing. */
    private static @Nullable Mark mark(MarkedYamlEngineException e, SourceText source) {
        Mark problem = e.getProblemMark().orElse(null);
        Mark context = e.getContextMark().orElse(null);
        boolean inNothing =
                problem == null || source.line(problem.getLine() + 1).isBlank();
        return inNothing && context != null ? context : problem;
    }

    private static String reason(@Nullable String context, String problem) {
        String text = context == null || context.isEmpty() ? problem : context + ", " + problem;
        return text.isEmpty()
                ? "The parser gives no reason."
                : Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }

    private static Diagnostic character(ReaderException e, SourceText source) {
        int line = 1;
        int column = 1;
        int seen = 0;
        String text = source.text();
        for (int at = 0; at < text.length() && seen < e.getPosition(); seen++) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            column = c == '\n' ? 1 : column + 1;
            line += c == '\n' ? 1 : 0;
        }
        return Diagnostic.of(String.format("The character U+%04X may not stand in YAML.", e.getCodePoint()))
                .at(place(source, line, column))
                .fix("Take it out, or write it as an escape inside double quotes.");
    }

    private static Location place(SourceText source, int line, int column) {
        return new Location(source.file(), line, column, 1, "");
    }
}
