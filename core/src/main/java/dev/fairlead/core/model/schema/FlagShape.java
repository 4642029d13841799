package dev.fairlead.core.model.schema;

import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.core.model.yaml.Yaml;
import org.jspecify.annotations.Nullable;

/** True or false. */
public record FlagShape() implements Shape<Boolean> {
    @Override
    public @Nullable Boolean read(Reading reading, Spot spot) {
        if (!(spot.node() instanceof Yaml.Scalar scalar)) {
            reading.wrongType(spot, "true or false");
            return null;
        }
        boolean mayBe = scalar.type() == Yaml.Type.BOOLEAN || scalar.type() == Yaml.Type.ANY;
        if (mayBe && scalar.text().equalsIgnoreCase("true")) {
            return true;
        }
        if (mayBe && scalar.text().equalsIgnoreCase("false")) {
            return false;
        }
        reading.problem(spot, complaint(spot, scalar));
        return null;
    }

    private static Diagnostic complaint(Spot spot, Yaml.Scalar scalar) {
        String meant = switch (scalar.text()) {
            case "yes", "Yes", "on", "On", "1", "true" -> "Write `true`, without quotes.";
            case "no", "No", "off", "Off", "0", "false" -> "Write `false`, without quotes.";
            default -> null;
        };
        return Diagnostic.of(spot.subject() + " wants true or false, and has " + Quoted.of(scalar.text()) + ".")
                .fix(meant);
    }
}
