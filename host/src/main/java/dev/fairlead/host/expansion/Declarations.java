package dev.fairlead.host.expansion;

import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.InvalidModelException;
import dev.fairlead.core.diagnostic.Location;
import dev.fairlead.core.diagnostic.Problems;
import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.host.kind.HostKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What all sections of a model declare, each thing once. Two that want the same of a thing are one declaration. */
final class Declarations {
    private final ServerModel model;
    private final Map<Address, Resource<?>> byAddress = new LinkedHashMap<>();
    private final Map<String, Resource<?>> byPath = new LinkedHashMap<>();
    private final Problems problems = new Problems();

    Declarations(ServerModel model) {
        this.model = model;
    }

    void addAll(Collection<Resource<?>> resources) {
        resources.forEach(this::add);
    }

    /** The addresses of what was declared so far. */
    Set<Address> addresses() {
        return byAddress.keySet();
    }

    Address add(Resource<?> resource) {
        Address address = resource.address();
        Resource<?> first = byAddress.get(address);
        if (first == null) {
            byAddress.put(address, resource);
            checkPath(resource);
            return address;
        }
        Resource<?> both = merged(first, resource);
        if (both == null) {
            problems.add(contradiction(first, resource, null));
        } else {
            byAddress.put(address, both);
        }
        return address;
    }

    /**
     * All of it in work order.
     *
     * @throws InvalidModelException if two sections contradict each other
     */
    List<Resource<?>> inOrder() {
        problems.throwIfAny(null);
        var ordered = new LinkedHashMap<Address, Resource<?>>();
        var open = new LinkedHashSet<Address>();
        byAddress.values().forEach(resource -> place(resource, ordered, open));
        return List.copyOf(ordered.values());
    }

    /** Behind what it comes after, else where it was declared. */
    private void place(Resource<?> resource, Map<Address, Resource<?>> ordered, Set<Address> open) {
        if (ordered.containsKey(resource.address()) || !open.add(resource.address())) {
            return;
        }
        for (Address earlier : resource.after().stream().sorted().toList()) {
            Resource<?> before = byAddress.get(earlier);
            if (before != null) {
                place(before, ordered, open);
            }
        }
        ordered.put(resource.address(), resource);
    }

    /** Safe, as things of one address are of one kind. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static @Nullable Resource<?> merged(Resource first, Resource second) {
        Object declared = ((HostKind) first.kind()).merged(first.declared(), second.declared());
        if (declared == null) {
            return null;
        }
        boolean isSecond = declared.equals(second.declared()) && !declared.equals(first.declared());
        var watches = new LinkedHashSet<String>(first.watches());
        watches.addAll(second.watches());
        var bringers = new LinkedHashSet<Address>(first.broughtBy());
        bringers.addAll(second.broughtBy());
        return new Resource(
                        first.address(),
                        first.kind(),
                        declared,
                        first.after(),
                        bringers,
                        new ArrayList<>(watches),
                        isSecond ? second.source() : first.source())
                .after(new ArrayList<Address>(second.after()));
    }

    /** A directory may be what a volume shows; else a path is one thing only. */
    private <D> void checkPath(Resource<D> resource) {
        for (String path : ((HostKind<D>) resource.kind()).paths(resource.declared())) {
            Resource<?> first = byPath.putIfAbsent(path, resource);
            if (first != null
                    && !goTogether(first.address().kind(), resource.address().kind())) {
                problems.add(contradiction(first, resource, path));
            }
        }
    }

    /** Keys of a user are lines of one file. */
    private static boolean goTogether(String kind, String other) {
        return kind.equals(other) || Set.of(kind, other).equals(Set.of("directory", "volume"));
    }

    /**
     * Points at what the user wrote of the thing itself, rather than at a section that has it among others.
     *
     * @param path null if they are one thing
     */
    private Diagnostic contradiction(Resource<?> first, Resource<?> second, @Nullable String path) {
        boolean isFirst = first.source().length() >= second.source().length();
        Resource<?> wrong = isFirst ? first : second;
        Resource<?> other = isFirst ? second : first;
        Location place = model.locate(other.source());
        String line = place != null && place.hasLine() ? " in line " + place.line() : "";
        String name = path == null ? wrong.address().name() : path;
        String noun = name.equals(wrong.address().name()) ? wrong.address().kind() : "path";
        return Diagnostic.of("The " + noun + " " + Quoted.of(name) + " is declared twice, and not alike.")
                .at(model.locate(wrong.source()))
                .why("The other one comes from `" + other.source() + "`" + line + ".")
                .fix("Take it out of one of the two, or make them say the same.");
    }
}
