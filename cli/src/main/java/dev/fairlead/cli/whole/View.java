package dev.fairlead.cli.whole;

import dev.fairlead.core.plan.Cost;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.host.look.Sight;
import dev.fairlead.lightsail.session.CloudSight;
import org.jspecify.annotations.Nullable;

/**
 * One look at a server.
 *
 * @param plan all of it, for showing
 * @param outside null where it was left out
 * @param inside null where it was left out, or cannot be looked at yet
 */
public record View(
        Plan plan, @Nullable CloudSight outside, @Nullable Sight inside) {

    static View of(Sight inside) {
        return new View(inside.plan(), null, inside);
    }

    static View of(CloudSight outside) {
        return new View(outside.plan(), outside, null);
    }

    /** Nothing is to be done, and the box's memory says what is true. */
    public boolean isSettled() {
        return (outside == null || outside.plan().isEmpty()) && (inside == null || inside.isSettled());
    }

    /** Null where nobody knows. */
    public @Nullable Cost cost() {
        return outside == null ? null : outside.cost();
    }
}
