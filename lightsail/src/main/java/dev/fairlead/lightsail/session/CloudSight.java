package dev.fairlead.lightsail.session;

import dev.fairlead.core.plan.Cost;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.resource.Action;
import dev.fairlead.core.resource.Change;
import dev.fairlead.lightsail.account.Account;
import dev.fairlead.lightsail.expansion.Ownership;
import dev.fairlead.lightsail.kind.DiskKind;
import dev.fairlead.lightsail.kind.InstanceKind;
import dev.fairlead.lightsail.kind.PortsKind;
import dev.fairlead.lightsail.kind.StaticIpKind;
import org.jspecify.annotations.Nullable;

/**
 * One look at what Lightsail keeps of a server.
 *
 * @param plan what would bring it in line
 * @param cost null where the catalogue has no price
 */
public record CloudSight(
        Plan plan,
        Account account,
        Ownership ownership,
        @Nullable Cost cost) {

    /**
     * The change after which the instance boots, as it is not there, stands still, is made anew or lets go of a disk; null
     * for none.
     */
    public @Nullable Change<?> boot() {
        return plan.changes().stream().filter(CloudSight::isBoot).findFirst().orElse(null);
    }

    /** The last change to the way in, by which a box may come into reach; null for none. */
    public @Nullable Change<?> way() {
        return plan.changes().stream()
                .filter(change -> InstanceKind.setsAddressType(change)
                        || change.resource().kind() instanceof PortsKind
                        || change.resource().kind() instanceof StaticIpKind)
                .reduce((first, second) -> second)
                .orElse(null);
    }

    /** Whether the box begins with the disk of its blueprint, so that nothing is on it that anybody changed. */
    public boolean isBoxNew() {
        Change<?> boot = boot();
        return boot != null && InstanceKind.beginsFresh(boot);
    }

    /** Whether there is no instance, and should be one. */
    public boolean lacksInstance() {
        Change<?> boot = boot();
        return boot != null && boot.resource().kind() instanceof InstanceKind && boot.action() == Action.CREATE;
    }

    private static boolean isBoot(Change<?> change) {
        if (DiskKind.stopsInstance(change)) {
            return true;
        }
        return change.resource().kind() instanceof InstanceKind
                && switch (change.action()) {
                    case CREATE, REPLACE -> true;
                    case UPDATE -> change.touches("power");
                    case DELETE -> false;
                };
    }
}
