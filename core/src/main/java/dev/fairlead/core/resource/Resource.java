package dev.fairlead.core.resource;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing the model asks for.
 *
 * @param address its name
 * @param kind what kind of thing it is
 * @param declared what the model says of it, in the kind's own terms
 * @param after what must be right before this is touched
 * @param broughtBy things whose coming brings this one along, such as the package that installs a file
 * @param watches beginnings of file names: a change to such a file disturbs this thing, which must then read it again
 * @param source the model's key that asked for it, such as {@code system.timezone}
 */
public record Resource<D>(
        Address address,
        Kind<D> kind,
        D declared,
        Set<Address> after,
        Set<Address> broughtBy,
        List<String> watches,
        String source) {
    public Resource {
        after = Set.copyOf(after);
        broughtBy = Set.copyOf(broughtBy);
        watches = List.copyOf(watches);
    }

    public static <D> Resource<D> of(Kind<D> kind, String name, D declared, String source) {
        return new Resource<>(Address.host(kind.name(), name), kind, declared, Set.of(), Set.of(), List.of(), source);
    }

    public Resource<D> after(Address... earlier) {
        return after(List.of(earlier));
    }

    public Resource<D> after(List<Address> earlier) {
        var all = new LinkedHashSet<>(after);
        all.addAll(earlier);
        return new Resource<>(address, kind, declared, all, broughtBy, watches, source);
    }

    /** The same where the other thing is nobody's business. */
    public Resource<D> notAfter(Address other) {
        var rest = new LinkedHashSet<>(after);
        rest.remove(other);
        return new Resource<>(address, kind, declared, rest, broughtBy, watches, source);
    }

    public Resource<D> watching(String... prefixes) {
        return new Resource<>(address, kind, declared, after, broughtBy, List.of(prefixes), source);
    }

    /** For a thing that should not be there, and would come with another. */
    public Resource<D> broughtBy(Address... bringers) {
        return new Resource<>(address, kind, declared, after, Set.of(bringers), watches, source).after(bringers);
    }

    /** How it should be, or null if it should not be there at all. */
    public @Nullable State desired() {
        return kind.desired(declared);
    }

    /** Whether a change to the other thing makes this one out of date until it is told. */
    public boolean isDisturbedBy(Address other) {
        return watches.stream().anyMatch(prefix -> other.name().startsWith(prefix));
    }
}
