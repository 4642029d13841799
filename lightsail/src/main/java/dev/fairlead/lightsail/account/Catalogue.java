package dev.fairlead.lightsail.account;

import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.Location;
import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.core.diagnostic.Suggestion;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
     * @param isActive whether an instance of that size can still be made; those there are keep it
     */
    public record Bundle(
            String id, BigDecimal price, double ramGb, int cpus, int diskGb, int power, boolean isActive) {}

    /** A system. */
    public record Blueprint(String id, String name, int minPower) {}

    /**
     * What is wrong with this choice, or nothing.
     *
     * @param place where a path of the model stands in its file
     */
    public Optional<Diagnostic> wrongWith(String blueprint, String bundle, Function<String, @Nullable Location> place) {
        Blueprint system = blueprints.get(blueprint);
        if (system == null) {
            return Optional.of(
                    unknown("blueprint", blueprint, blueprints.keySet()).at(place.apply("lightsail.blueprint")));
        }
        return wrongWith(system, bundle).map(problem -> problem.at(place.apply("lightsail.bundle")));
    }

    private Optional<Diagnostic> wrongWith(Blueprint system, String bundle) {
        Bundle size = bundles.get(bundle);
        List<String> sold = bundles.values().stream()
                .filter(Bundle::isActive)
                .map(Bundle::id)
                .toList();
        if (size == null) {
            return Optional.of(unknown("bundle", bundle, sold));
        }
        if (!size.isActive()) {
            return Optional.of(
                    Diagnostic.of("Lightsail makes no instance with the bundle " + Quoted.of(bundle) + " any more.")
                            .why("It is of an earlier generation; an instance that has it keeps it.")
                            .fix("Choose among " + String.join(", ", sold) + "."));
        }
        if (size.power() < system.minPower()) {
            return Optional.of(Diagnostic.of("The bundle " + Quoted.of(bundle) + " is too small for the blueprint "
                            + Quoted.of(system.id()) + ".")
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
