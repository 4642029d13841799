package dev.fairlead.host.look;

import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.resource.Action;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.State;
import dev.fairlead.host.kind.app.ContainerKind;
import dev.fairlead.host.kind.app.SideServiceKind;
import dev.fairlead.host.ssh.HostException;
import dev.fairlead.templates.SideServiceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a container keeps on the box, and the one that takes its place would not find there. */
public final class LostMounts {
    private LostMounts() {}

    /** @throws HostException if there are any: a release takes what the model says, and asks nobody */
    public static void requireNone(Plan plan) {
        List<String> notes = notes(plan);
        if (!notes.isEmpty()) {
            throw new HostException(
                    HostException.Reason.LEAVES_DATA,
                    "Nothing was released: it would begin without data that the one before it has.",
                    String.join("\n", notes),
                    "Correct `volumes` in the model. If it is meant, run `fairlead apply`, which shows it and asks.");
        }
    }

    /** A sentence for each service of an image of its own, such as a database, that is made anew and keeps nothing. */
    static List<String> ofForgetful(Plan plan) {
        var notes = new ArrayList<String>();
        for (Change<?> change : plan.changes()) {
            if (change.action() == Action.REPLACE
                    && change.declared() instanceof SideServiceKind.Running service
                    && service.runs() == SideServiceFile.Runs.ITS_OWN
                    && service.volumes().isEmpty()) {
                notes.add("`" + service.name()
                        + "` is made anew and has no `volumes`: what it has written into its container is"
                        + " not in the next one.");
            }
        }
        return notes;
    }

    /** A sentence for each place in a container that is replaced. */
    static List<String> notes(Plan plan) {
        var notes = new ArrayList<String>();
        for (Change<?> change : plan.changes()) {
            boolean isContainer = change.resource().kind() == ContainerKind.CONTAINER
                    || change.resource().kind() == SideServiceKind.SIDE_SERVICE;
            State before = change.before();
            State after = change.after();
            if (isContainer && before != null && after != null) {
                Map<String, String> found = ContainerKind.mounts(after);
                ContainerKind.mounts(before).forEach((inside, path) -> {
                    if (!path.equals(found.get(inside))) {
                        notes.add(note(change.address().name(), inside, path, found.get(inside)));
                    }
                });
            }
        }
        return notes;
    }

    private static String note(String name, String inside, String path, @Nullable String other) {
        return "`" + name + "` keeps " + inside + " in " + path + ", and "
                + (other == null
                        ? "the model says it no more: what is written there from then on is lost with its container."
                        : "the model says " + other + ": nothing is moved there.");
    }
}
