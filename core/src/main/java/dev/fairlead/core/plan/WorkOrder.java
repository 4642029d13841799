package dev.fairlead.core.plan;

import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Resource;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The order in which things are worked on: each behind everything it comes after. */
final class WorkOrder {
    private WorkOrder() {}

    /** @throws IllegalArgumentException if a thing appears twice, or before something it comes after */
    static void check(List<Resource<?>> resources) {
        var seen = new HashSet<Address>();
        for (Resource<?> resource : resources) {
            if (!seen.containsAll(resource.after())) {
                throw new IllegalArgumentException(
                        resource.address() + " stands before what it comes after: " + resource.after());
            }
            if (!seen.add(resource.address())) {
                throw new IllegalArgumentException(resource.address() + " is declared twice");
            }
        }
    }

    /** Everything the resource comes after, directly or not; what it watches included. */
    static Set<Address> allBefore(Resource<?> resource, List<Resource<?>> resources) {
        Map<Address, Resource<?>> byAddress = new HashMap<>();
        resources.forEach(other -> byAddress.put(other.address(), other));
        var before = new LinkedHashSet<Address>();
        var open = new ArrayDeque<Address>(directlyBefore(resource, resources));
        while (!open.isEmpty()) {
            Address next = open.remove();
            Resource<?> earlier = byAddress.get(next);
            if (before.add(next) && earlier != null) {
                open.addAll(directlyBefore(earlier, resources));
            }
        }
        return before;
    }

    /** What the resource comes after by declaration, and the files before it that it watches. */
    static Set<Address> directlyBefore(Resource<?> resource, List<Resource<?>> resources) {
        var before = new LinkedHashSet<Address>(resource.after());
        if (!resource.watches().isEmpty()) {
            for (Resource<?> other : resources) {
                if (other.address().equals(resource.address())) {
                    break;
                }
                if (resource.isDisturbedBy(other.address())) {
                    before.add(other.address());
                }
            }
        }
        return before;
    }
}
