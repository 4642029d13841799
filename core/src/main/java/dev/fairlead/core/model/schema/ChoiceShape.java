package dev.fairlead.core.model.schema;

import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.core.diagnostic.Suggestion;
import dev.fairlead.core.model.yaml.Yaml;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One of a few words. */
public record ChoiceShape<E extends Enum<E>>(Map<String, E> words) implements Shape<E> {
    /** The constants as words: {@code UNLESS_STOPPED} is {@code unless-stopped}. */
    @SafeVarargs
    public static <E extends Enum<E>> ChoiceShape<E> of(E... constants) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E constant : constants) {
            words.put(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), constant);
        }
        return new ChoiceShape<>(words);
    }

    @Override
    public @Nullable E read(Reading reading, Spot spot) {
        if (!(spot.node() instanceof Yaml.Scalar scalar)) {
            reading.wrongType(spot, noun());
            return null;
        }
        boolean isText = scalar.type() == Yaml.Type.TEXT || scalar.type() == Yaml.Type.ANY;
        E chosen = isText ? words.get(scalar.text()) : null;
        if (chosen == null) {
            reading.problem(
                    spot,
                    Diagnostic.of(spot.subject() + " wants " + noun() + ", and has " + Quoted.of(scalar.text()) + ".")
                            .fix(Suggestion.didYouMean(scalar.text(), words.keySet())));
        }
        return chosen;
    }

    private String noun() {
        return "`" + String.join("` or `", words.keySet()) + "`";
    }
}
