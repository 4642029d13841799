package dev.fairlead.lightsail.session;

import dev.fairlead.core.model.Lightsail;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.resource.Action;
import dev.fairlead.core.resource.Change;
import dev.fairlead.lightsail.account.Account;
import dev.fairlead.lightsail.account.Instance;
import dev.fairlead.lightsail.kind.DiskKind;
import dev.fairlead.lightsail.kind.InstanceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a reader should know where a plan touches disks. */
final class DiskNotes {
    private DiskNotes() {}

    static List<String> of(Plan plan, Account account, Lightsail lightsail) {
        var notes = new ArrayList<String>();
        for (Change<?> change : plan.changes()) {
            if (change.resource().kind() instanceof InstanceKind && change.action() == Action.REPLACE) {
                notes.addAll(left(account.instances().get(change.address().name()), lightsail));
            }
            if (change.declared() instanceof DiskKind.Declaration disk) {
                notes.addAll(of(change, disk));
            }
        }
        return notes;
    }

    /** Disks that nobody would attach again. */
    private static List<String> left(@Nullable Instance old, Lightsail lightsail) {
        var others = new TreeSet<>(old == null ? List.<String>of() : old.disks());
        others.removeAll(lightsail.disks().keySet());
        return others.stream()
                .map(disk -> "The disk `" + disk + "` is not in the model: it stays, attached to nothing.")
                .toList();
    }

    private static List<String> of(Change<?> change, DiskKind.Declaration disk) {
        var notes = new ArrayList<String>();
        String name = change.address().name();
        if (DiskKind.stopsInstance(change)) {
            notes.add("The instance `" + disk.instance() + "` stands still while its disk `" + name
                    + "` is off it. Unmount it in the box first, or what is not written yet is lost.");
        }
        if (change.action() == Action.CREATE) {
            notes.add(
                    disk.origin() == null
                            ? "The disk `" + name + "` begins empty: make a file system on it and mount it in the box."
                            : "A run that made the disk `" + name
                                    + "` anew did not come to its end: it is made from the" + " snapshot `"
                                    + disk.origin() + "`.");
            notes.add("The price leaves out the disk `" + name + "` of " + disk.sizeInGb()
                    + " GB: the catalogue has none for disks.");
        }
        if (change.action() == Action.REPLACE) {
            notes.add("The disk `" + name + "` is made anew from the snapshot `" + disk.snapshot()
                    + "`, which is billed until you delete it. Its file system keeps its size until you grow it.");
        }
        return notes;
    }
}
