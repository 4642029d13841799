package dev.fairlead.core.model.schema;

import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.core.model.yaml.Yaml;
import org.jspecify.annotations.Nullable;

/** A whole number in decimal, between two others, both included. */
public record WholeShape(String noun, int min, int max) implements Shape<Integer> {
    @Override
    public @Nullable Integer read(Reading reading, Spot spot) {
        if (!(spot.node() instanceof Yaml.Scalar scalar)
                || scalar.type() == Yaml.Type.BOOLEAN
                || scalar.type() == Yaml.Type.NOTHING) {
            reading.wrongType(spot, noun);
            return null;
        }
        if (scalar.type() == Yaml.Type.WHOLE || scalar.type() == Yaml.Type.ANY) {
            Integer number = number(scalar.text());
            if (number != null && number >= min && number <= max) {
                return number;
            }
        }
        boolean needsNoQuotes = scalar.type() == Yaml.Type.TEXT && number(scalar.text()) != null;
        reading.problem(
                spot,
                Diagnostic.of(
                                needsNoQuotes
                                        ? spot.subject() + " wants " + noun + ", and `\"" + scalar.text()
                                                + "\"` is text."
                                        : Quoted.of(scalar.text()) + " is not " + noun + ".")
                        .fix(
                                needsNoQuotes
                                        ? "Take the quotes off."
                                        : "Write a whole number from " + min + " to " + max + "."));
        return null;
    }

    private static @Nullable Integer number(String text) {
        try {
            return text.startsWith("+") ? null : Integer.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
