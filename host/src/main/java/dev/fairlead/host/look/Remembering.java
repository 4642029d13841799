package dev.fairlead.host.look;

import dev.fairlead.core.diagnostic.SourceText;
import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.plan.Manifest;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Digest;
import dev.fairlead.host.expansion.Colour;
import dev.fairlead.host.memory.BoxMemory;
import dev.fairlead.host.memory.Ledger;
import dev.fairlead.host.memory.Release;
import dev.fairlead.host.shell.Shell;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes down what is true after an apply: what Fairlead owns, the releases that run, and the model itself. */
public final class Remembering {
    private Remembering() {}

    /** Whether the box's memory already says what is true after the plan. */
    public static boolean isComplete(
            ServerModel model, Plan plan, Set<Address> orphans, BoxMemory memory, Map<String, String> digests) {
        return memory.unreadable() == 0
                && model.name().equals(memory.server())
                && isKept(model, memory)
                && memory.manifest().entries().equals(owned(plan, orphans))
                && model.apps().values().stream()
                        .allMatch(app ->
                                isLast(memory, app, digests.get(app.name())) && memory.unfinished(app.name()) == null);
    }

    /** What Fairlead owns once the plan is done; what the model no longer names and is gone, it no longer owns. */
    private static Map<Address, Manifest.Entry> owned(Plan plan, Set<Address> orphans) {
        var owned = new LinkedHashMap<>(plan.manifest());
        owned.keySet().removeAll(orphans);
        return owned;
    }

    public static String script(ServerModel model, Sight sight) {
        var script = new StringBuilder("printf '%s\\n'");
        sight.plan()
                .manifest()
                .forEach((address, entry) -> script.append(' ').append(Shell.quote(BoxMemory.line(address, entry))));
        script.append(" | fl_put \"$FAIRLEAD/manifest\" root root 0600 || exit\n");
        script.append(releases(model, sight, model.apps().keySet()));
        SourceText source = model.source();
        if (source != null && !isKept(model, sight.memory())) {
            script.append("printf %s ")
                    .append(Shell.quote(source.text()))
                    .append(" | fl_put \"$FAIRLEAD/model.yaml\" root root 0600 || exit\n");
        }
        return script.toString();
    }

    /** Whether the box keeps the text of this model, from which `import` writes it again. */
    private static boolean isKept(ServerModel model, BoxMemory memory) {
        SourceText source = model.source();
        return source == null || Digest.sha256(source.text()).equals(memory.model());
    }

    /**
     * That these apps serve what the model says, where the ledger does not say so yet; and that a release came to nothing
     * which a killed run began, once what served before it is all that there is.
     */
    public static String releases(ServerModel model, Sight sight, Set<String> apps) {
        var script = new StringBuilder();
        for (String name : apps) {
            AppModel app = Objects.requireNonNull(model.apps().get(name));
            String digest = sight.digests().get(app.name());
            Colour live = sight.memory().live(app);
            Release begun = sight.memory().unfinished(name);
            if (digest != null && isLast(sight.memory(), app, digest)) {
                script.append(begun == null ? "" : Ledger.failed(begun));
            } else if (digest != null) {
                script.append(Ledger.release(new Release(
                        app.name(), app.app().image(), app.app().tag(), digest, live, Instant.EPOCH, 0, "")));
            }
        }
        return script.toString();
    }

    private static boolean isLast(BoxMemory memory, AppModel app, @Nullable String digest) {
        Release last = memory.last(app.name());
        return last != null && last.isOf(app) && last.digest().equals(digest);
    }
}
