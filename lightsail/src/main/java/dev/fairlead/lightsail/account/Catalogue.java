package dev.fairlead.lightsail.account;

import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.Location;
import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.core.diagnostic.Suggestion;
import dev.fairlead.core.model.Lightsail;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
     * @param ipv4Addresses how many addresses of IPv4 it brings; null where the service does not say
     * @param isActive whether an instance of that size can still be made; those there are keep it
     */
    public record Bundle(
            String id,
            BigDecimal price,
            double ramGb,
            int cpus,
            int diskGb,
            int power,
            @Nullable Integer ipv4Addresses,
            boolean isActive) {}

    /** The bundle of the same size that has an address of IPv4, by its name: {@code nano_3_0} for {@code nano_ipv6_3_0}. */
    public static String withIpv4(String bundle) {
        return bundle.replace("_ipv6_", "_");
    }

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

    /**
     * What is wrong with the addresses that this bundle brings, or nothing.
     *
     * @param type of addresses that the instance is to have
     */
    public Optional<Diagnostic> wrongWithAddresses(
            String bundle, Lightsail.IpAddressType type, Function<String, @Nullable Location> place) {
        Bundle size = bundles.get(bundle);
        if (size == null || size.ipv4Addresses() == null) {
            return Optional.empty();
        }
        boolean hasIpv4 = size.ipv4Addresses() > 0;
        boolean wantsIpv4 = type != Lightsail.IpAddressType.IPV6;
        if (hasIpv4 == wantsIpv4) {
            return Optional.empty();
        }
        String word = type.name().toLowerCase(Locale.ROOT);
        return Optional.of(Diagnostic.of(
                        "The bundle " + Quoted.of(bundle) + " does not go with the address type `" + word + "`.")
                .at(place.apply("lightsail.bundle"))
                .why(
                        hasIpv4
                                ? "It brings an address of IPv4, and an instance that has IPv6 alone has a bundle without."
                                : "It brings no address of IPv4.")
                .fix(sibling(bundle, wantsIpv4)
                        .map(other -> "Choose " + Quoted.of(other)
                                + ", which is the same size; an instance that is there" + " changes to it in place.")
                        .orElse("Choose another `bundle`, or another `ipAddressType`.")));
    }

    /** The same size with or without an address of IPv4. */
    private Optional<String> sibling(String bundle, boolean wantsIpv4) {
        return bundles.values().stream()
                .filter(other -> other.isActive()
                        && other.ipv4Addresses() != null
                        && (other.ipv4Addresses() > 0) == wantsIpv4
                        && withIpv4(other.id()).equals(withIpv4(bundle)))
                .map(Bundle::id)
                .findFirst();
    }

    private static Diagnostic unknown(String noun, String id, Collection<String> known) {
        String guess = Suggestion.didYouMean(id, known);
        String list = "`aws lightsail get-" + noun + "s` lists them.";
        return Diagnostic.of("Lightsail has no " + noun + " " + Quoted.of(id) + " in this region.")
                .fix(guess == null ? list : guess + " " + list);
    }
}
