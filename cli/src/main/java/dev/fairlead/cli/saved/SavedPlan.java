package dev.fairlead.cli.saved;

import dev.fairlead.cli.view.Detail;
import dev.fairlead.cli.view.Ink;
import dev.fairlead.cli.view.PlanJson;
import dev.fairlead.cli.view.PlanText;
import dev.fairlead.cli.whole.Sides;
import dev.fairlead.cli.whole.View;
import dev.fairlead.core.json.Json;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.resource.Digest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A plan that somebody agreed to by keeping it. It holds no secret, and no hash of one that could be tried out without the
 * box's key.
 *
 * @param server the model's name
 * @param madeBy user and machine
 * @param key a digest of the key that the box hashes its secrets under; empty where the box was not looked at
 * @param changes in work order
 * @param steps their titles, in work order
 * @param document the plan as {@code plan --json} prints it
 * @param text the plan as a person reads it
 */
public record SavedPlan(
        String server,
        String madeBy,
        Instant madeAt,
        Sides sides,
        String key,
        List<SavedChange> changes,
        List<String> steps,
        Map<?, ?> document,
        String text) {

    public static SavedPlan of(View view, Sides sides, String madeBy, Instant madeAt, Duration took) {
        Plan plan = view.plan();
        var document = (Map<?, ?>) Objects.requireNonNull(Json.read(PlanJson.of(plan, view.cost())));
        String text = PlanText.of(plan, view.cost(), took, Ink.PLAIN, Detail.FULL);
        return new SavedPlan(
                plan.server(), madeBy, madeAt, sides, key(view), changes(plan), steps(plan), document, text);
    }

    private static String key(View view) {
        return view.inside() == null
                ? ""
                : Digest.sha256("saved plan " + view.inside().memory().key().hex());
    }

    private static List<SavedChange> changes(Plan plan) {
        return plan.changes().stream().<SavedChange>map(SavedChange::of).toList();
    }

    private static List<String> steps(Plan plan) {
        return plan.steps().stream().map(step -> step.step().title()).toList();
    }

    /** What doing it now would mean beyond or short of what was agreed to, a line each; none if it is just that. */
    public List<String> unlike(View now) {
        List<SavedChange> present = changes(now.plan());
        boolean isKeySame = key.equals(key(now));
        var lines = new ArrayList<String>();
        for (SavedChange change : changes) {
            if (!change.isIn(present, isKeySame)) {
                lines.add("not so any more: " + change.action() + " " + change.address());
            }
        }
        for (SavedChange change : present) {
            if (!change.isIn(changes, isKeySame)) {
                lines.add("not in the saved plan: " + change.action() + " " + change.address());
            }
        }
        if (lines.isEmpty() && !steps.equals(steps(now.plan()))) {
            lines.add("the same changes would take other steps than in the version that made the plan");
        }
        return lines;
    }
}
