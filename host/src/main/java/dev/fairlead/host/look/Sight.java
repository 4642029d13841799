package dev.fairlead.host.look;

import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.resource.Address;
import dev.fairlead.host.memory.BoxMemory;
import dev.fairlead.host.memory.MigrationMark;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One look at a box.
 *
 * @param plan what would bring it in line
 * @param memory what the box remembers
 * @param orphans owned things that the model no longer names
 * @param digests of the apps' images, by app
 * @param isSettled nothing is to be done, and the box's memory says what is true
 * @param migration how far the migration of an app is; null where none was begun
 */
public record Sight(
        Plan plan,
        BoxMemory memory,
        Set<Address> orphans,
        Map<String, String> digests,
        boolean isSettled,
        @Nullable MigrationMark migration) {}
