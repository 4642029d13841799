package dev.fairlead.host.look;

import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.resource.Action;
import dev.fairlead.core.resource.Attribute;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.State;
import dev.fairlead.host.kind.app.ContainerKind;
import dev.fairlead.host.kind.app.SideServiceKind;
import dev.fairlead.host.ssh.HostException;
import dev.fairlead.templates.SideServiceFile;
import java.util.ArrayList;
import java.util.List;

/** What a container keeps on the box, and the one that takes its place would not find there. */
public final class LostMounts {
    private static final String MOUNT = "volume.";
    private static final String READ_ONLY = ":ro";

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
            if (isContainer && change.before() != null && change.after() != null) {
                notes.addAll(notes(change.address().name(), change.before(), change.after()));
            }
        }
        return notes;
    }

    private static List<String> notes(String name, State before, State after) {
        var notes = new ArrayList<String>();
        before.attributes().forEach((attribute, value) -> {
            if (attribute.startsWith(MOUNT) && value instanceof Attribute.Plain mount) {
                String was = place(mount.value());
                String will = place(after.word(attribute));
                if (!was.equals(will)) {
                    notes.add("`" + name + "` keeps " + attribute.substring(MOUNT.length()) + " in " + was + ", and "
                            + (will.isEmpty()
                                    ? "the model says it no more: what is written there from then on is lost with its container."
                                    : "the model says " + will + ": nothing is moved there."));
                }
            }
        });
        return notes;
    }

    /** The next container finds what stands there now, which is as it should be. */
    private static String place(String mount) {
        String path = mount.startsWith(ContainerKind.ONCE) ? mount.substring(ContainerKind.ONCE.length()) : mount;
        return path.endsWith(READ_ONLY) ? path.substring(0, path.length() - READ_ONLY.length()) : path;
    }
}
