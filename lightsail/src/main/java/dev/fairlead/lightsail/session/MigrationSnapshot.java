package dev.fairlead.lightsail.session;

import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.plan.PlannedStep;
import dev.fairlead.core.resource.Step;
import dev.fairlead.lightsail.account.Snapshot;
import dev.fairlead.lightsail.expansion.Snapshots;
import dev.fairlead.lightsail.kind.InstanceKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The snapshot before a migration, as a plan of its own. */
final class MigrationSnapshot {
    private MigrationSnapshot() {}

    /** @param all that there are; one of the last hour does, and the plan is empty */
    static Plan plan(String server, String stamp, List<Snapshot> all, Instant now) {
        Step step = InstanceKind.snapshot(server, Snapshots.migration(server, stamp), Map.of());
        List<PlannedStep> steps = Snapshots.recentMigration(all, server, now) == null
                ? List.of(new PlannedStep(0, step, Set.of(), List.of()))
                : List.of();
        return new Plan(server, List.of(), steps, List.of(), 0, List.of(), Map.of(), List.of());
    }
}
