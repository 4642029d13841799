package dev.fairlead.cli.view;

import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.resource.Cause;
import dev.fairlead.core.resource.Change;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How far a server has moved from its model, by who moved it. */
public final class DriftText {
    private DriftText() {}

    public static String of(Plan plan, Duration took, Ink ink) {
        var parts = new ArrayList<String>();
        for (Cause cause : List.of(Cause.DRIFT, Cause.MODEL, Cause.NEW, Cause.ORPHAN)) {
            List<Change<?>> changes = plan.changes().stream()
                    .filter(change -> change.cause() == cause)
                    .toList();
            if (!changes.isEmpty()) {
                parts.add(ink.bold(title(cause)) + "\n" + PlanText.changes(changes, ink, Detail.BRIEF));
            }
        }
        if (!plan.unseen().isEmpty()) {
            parts.add(ink.bold("Could not be looked at") + "\n" + PlanText.unseen(plan.unseen(), ink));
        }
        parts.add(ending(plan, took, ink));
        return String.join("\n", parts);
    }

    private static String title(Cause cause) {
        return switch (cause) {
            case DRIFT -> "Changed on the server";
            case MODEL -> "Changed in the model and not applied yet";
            case NEW -> "New in the model and not applied yet";
            case ORPHAN -> "Dropped from the model and still on the server";
        };
    }

    private static String ending(Plan plan, Duration took, Ink ink) {
        String time = " (" + Amount.of(took) + ")\n";
        if (plan.changes().isEmpty() && plan.unseen().isEmpty()) {
            return ink.bold(ink.green("No drift: " + PlanText.asTheModelSays(plan))) + time;
        }
        var counts = new ArrayList<String>();
        for (Cause cause : List.of(Cause.DRIFT, Cause.MODEL, Cause.NEW, Cause.ORPHAN)) {
            if (plan.count(cause) > 0) {
                counts.add(plan.count(cause) + " " + cause.toString().toLowerCase(Locale.ROOT));
            }
        }
        if (!plan.unseen().isEmpty()) {
            counts.add(plan.unseen().size() + " unknown");
        }
        counts.add(plan.unchanged() + " as they should be");
        String advice =
                plan.changes().isEmpty() || plan.hasUnknown() ? "" : "`fairlead apply` brings the server in line.\n";
        return ink.bold("Drift: " + String.join(", ", counts) + ".") + time + advice;
    }
}
