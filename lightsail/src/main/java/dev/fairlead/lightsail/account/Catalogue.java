package dev.fairlead.lightsail.account;

import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.core.diagnostic.Suggestion;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What can be had in a region: sizes and systems, by id. */
public record Catalogue(Map<String, Bundle> bundles, Map<String, Blueprint> blueprints) {
    public Catalogue {
        bundles = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(bundles));
        blueprints = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(blueprints));
    }

    /**
     * A size.
     *
     * @param price US dollars a month
     * @param power what a blueprint's {@code minPower} is compared with
     */
    public record Bundle(String id, BigDecimal price, double ramGb, int cpus, int diskGb, int power) {}

    /** A system. */
    public record Blueprint(String id, String name, int minPower) {}

    /** What is wrong with this choice, or nothing. */
    public Optional<Diagnostic> wrongWith(String blueprint, String bundle) {
        Blueprint system = blueprints.get(blueprint);
        if (system == null) {
            return Optional.of(unknown("blueprint", blueprint, blueprints.keySet()));
        }
        Bundle size = bundles.get(bundle);
        if (size == null) {
            return Optional.of(unknown("bundle", bundle, bundles.keySet()));
        }
        if (size.power() < system.minPower()) {
            return Optional.of(Diagnostic.of("The bundle " + Quoted.of(bundle) + " is too small for the blueprint "
                            + Quoted.of(blueprint) + ".")
                    .why("It has power " + size.power() + "; " + system.name() + " needs " + system.minPower() + ".")
                    .fix("Choose a larger bundle."));
        }
        return Optional.empty();
    }

    private static Diagnostic unknown(String noun, String id, Collection<String> known) {
        String guess = Suggestion.didYouMean(id, known);
        String list = "`aws lightsail get-" + noun + "s` lists them.";
        return Diagnostic.of("Lightsail has no " + noun + " " + Quoted.of(id) + " in this region.")
                .fix(guess == null ? list : guess + " " + list);
    }
}
