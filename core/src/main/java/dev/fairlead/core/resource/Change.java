package dev.fairlead.core.resource;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to happen to one thing.
 *
 * @param before as observed; null if it is not there
 * @param after as desired; null if it should not be there
 */
public record Change<D>(
        Resource<D> resource,
        Action action,
        Cause cause,
        @Nullable State before,
        @Nullable State after) {

    public Address address() {
        return resource.address();
    }

    public D declared() {
        return resource.declared();
    }

    public Downtime downtime() {
        return resource.kind().downtime(this);
    }

    public List<Difference> differences() {
        return Difference.between(before, after);
    }

    /** Whether the attribute of that name is among what differs. */
    public boolean touches(String attribute) {
        return differences().stream()
                .anyMatch(difference -> difference.attribute().equals(attribute));
    }
}
