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
import dev.fairlead.core.resource.Resource;
import dev.fairlead.lightsail.expansion.Snapshots;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A plan that somebody agreed to by keeping it. It holds no secret, and no hash of one that could be tried out without the
 * box's key.
 *
 * @param server the model's name
 * @param madeBy user and machine
 * @param key a digest of the key that the box hashes its secrets under; empty where the box was not looked at
 * @param changes in work order
 * @param steps their titles, in work order
 * @param awaited what a box is to be like that is not there yet
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
        List<SavedWish> awaited,
        Map<?, ?> document,
        String text) {

    /** @param awaited what the model wants of a box that is not there yet; none where it was looked at */
    public static SavedPlan of(
            View view, List<Resource<?>> awaited, Sides sides, String madeBy, Instant madeAt, Duration took) {
        Plan plan = view.plan();
        var document = (Map<?, ?>) Objects.requireNonNull(Json.read(PlanJson.of(plan, view.cost())));
        String text = PlanText.of(plan, view.cost(), took, Ink.PLAIN, Detail.FULL);
        return new SavedPlan(
                plan.server(),
                madeBy,
                madeAt,
                sides,
                key(view),
                changes(plan),
                steps(plan),
                wishes(awaited),
                document,
                text);
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
        return Snapshots.timelessTitles(plan.steps());
    }

    private static List<SavedWish> wishes(List<Resource<?>> awaited) {
        return awaited.stream().<SavedWish>map(SavedWish::of).toList();
    }

    /** What doing it now would mean beyond or short of what was agreed to, a line each; none if it is just that. */
    public List<String> unlike(View now, List<Resource<?>> nowAwaited) {
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
        if (lines.isEmpty()) {
            lines.addAll(unlike(wishes(nowAwaited)));
        }
        if (lines.isEmpty() && !steps.equals(steps(now.plan()))) {
            lines.add("the same changes would take other steps than in the version that made the plan");
        }
        return lines;
    }

    private List<String> unlike(List<SavedWish> now) {
        if (awaited.isEmpty() != now.isEmpty()) {
            return List.of(
                    now.isEmpty()
                            ? "the box can be looked at by now, and could not be then"
                            : "the box cannot be looked at any more");
        }
        var lines = new ArrayList<String>();
        for (SavedWish wish : awaited) {
            if (!now.contains(wish)) {
                lines.add("the model says otherwise by now: " + wish.address());
            }
        }
        Set<String> known = awaited.stream().map(SavedWish::address).collect(Collectors.toSet());
        for (SavedWish wish : now) {
            if (!known.contains(wish.address())) {
                lines.add("not in the saved plan: " + wish.address());
            }
        }
        return lines;
    }
}
