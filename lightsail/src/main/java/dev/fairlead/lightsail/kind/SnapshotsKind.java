package dev.fairlead.lightsail.kind;

import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.State;
import dev.fairlead.core.resource.Step;
import dev.fairlead.lightsail.account.Account;
import dev.fairlead.lightsail.account.Instance;
import dev.fairlead.lightsail.call.LightsailCall;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A snapshot of the instance every day. */
public final class SnapshotsKind implements LightsailKind<SnapshotsKind.Declaration> {
    public static final SnapshotsKind SNAPSHOTS = new SnapshotsKind();

    private SnapshotsKind() {}

    /** @param hour {@code HH:00} in UTC; null for no snapshots */
    public record Declaration(@Nullable String hour) {}

    @Override
    public String name() {
        return "automatic-snapshots";
    }

    @Override
    public @Nullable State desired(Declaration declared) {
        return declared.hour() == null ? null : State.EMPTY.plain("hour", declared.hour());
    }

    @Override
    public Observation observe(Account account, Resource<Declaration> resource) {
        Instance seen = account.instances().get(resource.address().name());
        return seen == null || seen.snapshotHour() == null
                ? Observation.absent()
                : Observation.present(State.EMPTY.plain("hour", seen.snapshotHour()));
    }

    /** They end with their instance. */
    @Override
    public @Nullable Declaration orphan(String name) {
        return null;
    }

    @Override
    public List<Step> steps(List<Change<Declaration>> changes) {
        return changes.stream().map(SnapshotsKind::step).toList();
    }

    private static Step step(Change<Declaration> change) {
        String name = change.address().name();
        String hour = change.declared().hour();
        return hour == null
                ? LightsailKind.step(
                        "take no more daily snapshots of " + name,
                        change.address(),
                        new LightsailCall.DisableSnapshots(name))
                : LightsailKind.step(
                        "take a snapshot of " + name + " daily at " + hour + " UTC",
                        change.address(),
                        new LightsailCall.EnableSnapshots(name, hour));
    }
}
