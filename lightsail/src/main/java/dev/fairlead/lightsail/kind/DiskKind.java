package dev.fairlead.lightsail.kind;

import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Downtime;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.State;
import dev.fairlead.core.resource.Step;
import dev.fairlead.lightsail.account.Account;
import dev.fairlead.lightsail.account.Disk;
import dev.fairlead.lightsail.call.LightsailCall;
import dev.fairlead.lightsail.call.LightsailCall.DiskCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A disk beside the instance's own, and where it is attached. It grows, and moves to another zone, by a snapshot. The
 * service lets go of a disk only while the instance stands still. What is on a disk is nobody's business here.
 */
public final class DiskKind implements LightsailKind<DiskKind.Declaration> {
    public static final DiskKind DISK = new DiskKind();

    private static final String ATTACHED = "attached to";
    private static final String PATH = "path";
    private static final String SIZE = "size";
    private static final String ZONE = "availability zone";

    private DiskKind() {}

    /**
     * @param snapshot the name for a snapshot, before the disk goes; without one it is not taken away
     * @param origin the snapshot it is made from, should it have to be made; null for an empty one
     * @param isWanted whether there should be such a disk
     */
    public record Declaration(
            String instance,
            String availabilityZone,
            int sizeInGb,
            String path,
            Map<String, String> tags,
            @Nullable String snapshot,
            @Nullable String origin,
            boolean isWanted) {
        public Declaration {
            tags = Map.copyOf(tags);
        }
    }

    @Override
    public String name() {
        return "disk";
    }

    @Override
    public @Nullable State desired(Declaration declared) {
        if (!declared.isWanted()) {
            return null;
        }
        return State.EMPTY
                .plain(ATTACHED, declared.instance())
                .plain(PATH, declared.path())
                .plain(SIZE, declared.sizeInGb() + " GB")
                .plain(ZONE, declared.availabilityZone());
    }

    @Override
    public Observation observe(Account account, Resource<Declaration> resource) {
        Disk seen = account.further().disks().get(resource.address().name());
        if (seen == null) {
            return Observation.absent();
        }
        State state = State.EMPTY.plain(SIZE, seen.sizeInGb() + " GB").plain(ZONE, seen.availabilityZone());
        if (seen.attachedTo() != null) {
            state = state.plain(ATTACHED, seen.attachedTo()).plain(PATH, String.valueOf(seen.path()));
        }
        return Observation.present(state);
    }

    /** What is on a disk is never taken away for a line that is missing in a file. */
    @Override
    public @Nullable Declaration orphan(String name) {
        return null;
    }

    @Override
    public boolean isReplacedBetween(State before, State after) {
        return !before.word(SIZE).equals(after.word(SIZE)) || !before.word(ZONE).equals(after.word(ZONE));
    }

    /** Whether the instance has to stand still for it. */
    public static boolean stopsInstance(Change<?> change) {
        State before = change.before();
        return change.resource().kind() instanceof DiskKind
                && before != null
                && !before.word(ATTACHED).isEmpty();
    }

    @Override
    public Downtime downtime(Change<Declaration> change) {
        return stopsInstance(change) ? Downtime.REBOOT : Downtime.NONE;
    }

    @Override
    public List<Step> steps(List<Change<Declaration>> changes) {
        return changes.stream().flatMap(change -> steps(change).stream()).toList();
    }

    private static List<Step> steps(Change<Declaration> change) {
        String name = change.address().name();
        Address address = change.address();
        Declaration declared = change.declared();
        var steps = new ArrayList<Step>();
        if (stopsInstance(change)) {
            steps.addAll(detach(name, address, declared.instance()));
        }
        switch (change.action()) {
            case CREATE -> steps.add(create(name, address, declared, declared.origin()));
            case UPDATE -> {}
            case REPLACE -> {
                steps.addAll(delete(name, address, declared));
                steps.add(create(name, address, declared, declared.snapshot()));
            }
            case DELETE -> steps.addAll(delete(name, address, declared));
        }
        if (declared.isWanted()) {
            steps.add(LightsailKind.step(
                    "attach the disk " + name + " to " + declared.instance() + " as " + declared.path(),
                    address,
                    new DiskCall.Attach(name, declared.instance(), declared.path())));
            if (stopsInstance(change)) {
                steps.add(LightsailKind.step(
                        "start the instance " + declared.instance(),
                        address,
                        new LightsailCall.StartInstance(declared.instance())));
            }
        }
        return steps;
    }

    private static List<Step> detach(String name, Address address, String instance) {
        return List.of(
                LightsailKind.step("stop the instance " + instance, address, new LightsailCall.StopInstance(instance)),
                LightsailKind.step(
                        "detach the disk " + name + " from " + instance, address, new DiskCall.Detach(name)));
    }

    private static List<Step> delete(String name, Address address, Declaration declared) {
        String snapshot = declared.snapshot();
        if (snapshot == null) {
            throw new IllegalStateException("No disk is deleted without a snapshot: " + name);
        }
        return List.of(
                LightsailKind.step("take the snapshot " + snapshot, address, new DiskCall.TakeSnapshot(name, snapshot)),
                LightsailKind.step("delete the disk " + name, address, new DiskCall.Delete(name)));
    }

    private static Step create(String name, Address address, Declaration declared, @Nullable String snapshot) {
        return LightsailKind.step(
                "create the disk " + name + " of " + declared.sizeInGb() + " GB"
                        + (snapshot == null ? "" : " from the snapshot " + snapshot),
                address,
                new DiskCall.Create(name, declared.availabilityZone(), declared.sizeInGb(), declared.tags(), snapshot));
    }
}
