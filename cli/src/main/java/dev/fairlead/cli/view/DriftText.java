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
    /** Causes in the order in which they are told: what nobody meant comes first. */
    static final List<Cause> BY_WEIGHT = List.of(Cause.DRIFT, Cause.MODEL, Cause.NEW, Cause.ORPHAN);

    private DriftText() {}

    public static String of(Plan plan, Duration took, Ink ink) {
        var parts = new ArrayList<String>();
        for (Cause cause : BY_WEIGHT) {
            List<Change<?>> changes = changes(plan, cause);
            if (!changes.isEmpty()) {
                parts.add(ink.bold(title(cause)) + "\n" + PlanText.changes(changes, ink, Detail.BRIEF));
            }
        }
        if (!plan.unseen().isEmpty()) {
            parts.add(ink.bold("Could not be looked at") + "\n" + PlanText.unseen(plan.unseen(), ink));
        }
        add(parts, IgnoredText.of(plan.ignored(), ink));
        add(parts, PlanText.notes(plan.notes()));
        parts.add(ending(plan, took, ink));
        return String.join("\n", parts);
    }

    private static void add(List<String> parts, String part) {
        if (!part.isEmpty()) {
            parts.add(part);
        }
    }

    /** What a group of changes with that cause is headed by. */
    static String title(Cause cause) {
        return switch (cause) {
            case DRIFT -> "Changed on the server";
            case MODEL -> "Changed in the model and not applied yet";
            case NEW -> "New in the model and not applied yet";
            case ORPHAN -> "Dropped from the model and still on the server";
        };
    }

    static List<Change<?>> changes(Plan plan, Cause cause) {
        return plan.changes().stream().filter(change -> change.cause() == cause).toList();
    }

    private static String ending(Plan plan, Duration took, Ink ink) {
        String time = " (" + Amount.of(took) + ")\n";
        String verdict = verdict(plan);
        if (isInSync(plan)) {
            return ink.bold(ink.green(verdict)) + time;
        }
        String advice =
                plan.changes().isEmpty() || plan.hasUnknown() ? "" : "`fairlead apply` brings the server in line.\n";
        return ink.bold(verdict) + time + advice;
    }

    static boolean isInSync(Plan plan) {
        return plan.changes().isEmpty() && plan.unseen().isEmpty();
    }

    /** {@code Drift: 1 drift, 2 model, 40 as they should be.} */
    static String verdict(Plan plan) {
        if (isInSync(plan)) {
            return "No drift: " + PlanText.asTheModelSays(plan);
        }
        var counts = new ArrayList<String>();
        for (Cause cause : BY_WEIGHT) {
            if (plan.count(cause) > 0) {
                counts.add(plan.count(cause) + " " + cause.toString().toLowerCase(Locale.ROOT));
            }
        }
        if (!plan.ignored().isEmpty()) {
            counts.add(plan.ignored().size() + " ignored");
        }
        if (!plan.unseen().isEmpty()) {
            counts.add(plan.unseen().size() + " unknown");
        }
        counts.add(plan.unchanged() + " as they should be");
        return "Drift: " + String.join(", ", counts) + ".";
    }
}
