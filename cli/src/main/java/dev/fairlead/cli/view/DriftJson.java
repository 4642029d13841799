package dev.fairlead.cli.view;

import dev.fairlead.core.json.Json;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.resource.Cause;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** Drift as a program reads it: the changes of a plan, in groups by who caused them. */
public final class DriftJson {
    private DriftJson() {}

    public static String of(Plan plan) {
        var groups = new LinkedHashMap<String, Object>();
        for (Cause cause : Cause.values()) {
            groups.put(
                    cause.toString(),
                    plan.changes().stream()
                            .filter(change -> change.cause() == cause)
                            .map(PlanJson::change)
                            .toList());
        }
        var tree = new LinkedHashMap<String, @Nullable Object>();
        tree.put("formatVersion", PlanJson.FORMAT_VERSION);
        tree.put("server", plan.server());
        tree.put("inSync", plan.changes().isEmpty() && plan.unseen().isEmpty());
        tree.put("summary", PlanJson.summary(plan));
        tree.put("drift", groups);
        tree.put("ignored", PlanJson.ignored(plan.ignored()));
        tree.put("unknown", PlanJson.unknown(plan.unseen()));
        tree.put("notes", plan.notes());
        return Json.write(tree);
    }
}
