package dev.fairlead.cli.view;

import dev.fairlead.core.json.Json;
import dev.fairlead.core.model.IgnoreRule;
import dev.fairlead.core.model.Secret;
import dev.fairlead.core.plan.Cost;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.resource.Action;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Attribute;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Difference;
import dev.fairlead.core.resource.State;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A plan as a program reads it. Fields may be added; one that is there keeps its meaning for as long as the version stays. */
public final class PlanJson {
    static final int FORMAT_VERSION = 1;

    private PlanJson() {}

    /** @param cost null where nobody knows */
    public static String of(Plan plan, @Nullable Cost cost) {
        return Json.write(tree(plan, cost));
    }

    private static Map<String, @Nullable Object> tree(Plan plan, @Nullable Cost cost) {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        tree.put("formatVersion", FORMAT_VERSION);
        tree.put("server", plan.server());
        tree.put("summary", summary(plan));
        tree.put("changes", plan.changes().stream().map(PlanJson::change).toList());
        tree.put("ignored", ignored(plan.ignored()));
        tree.put("unknown", unknown(plan.unseen()));
        tree.put("notes", plan.notes());
        tree.put("cost", cost(cost));
        return tree;
    }

    static Map<String, Object> summary(Plan plan) {
        var summary = new LinkedHashMap<String, Object>();
        for (Action action : Action.values()) {
            summary.put(action.toString(), plan.count(action));
        }
        summary.put("unchanged", plan.unchanged());
        summary.put("ignored", plan.ignored().size());
        summary.put("unknown", plan.unseen().size());
        return summary;
    }

    static Map<String, @Nullable Object> change(Change<?> change) {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        tree.put("address", change.address().toString());
        tree.put("kind", change.address().kind());
        tree.put("action", change.action().toString());
        tree.put("cause", change.cause().toString());
        tree.put("downtime", change.downtime().toString());
        tree.put("before", state(change.before(), null));
        tree.put("after", state(change.after(), change.before()));
        tree.put("diff", diff(change));
        return tree;
    }

    /** Each as a change, with the rules that let it be. */
    static List<Map<String, @Nullable Object>> ignored(List<Plan.Ignored> things) {
        return things.stream()
                .map(thing -> {
                    Map<String, @Nullable Object> tree = change(thing.change());
                    tree.put("rules", thing.rules().stream().map(PlanJson::rule).toList());
                    return tree;
                })
                .toList();
    }

    private static Map<String, @Nullable Object> rule(IgnoreRule rule) {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        tree.put("address", rule.address());
        tree.put("attribute", rule.attribute());
        tree.put("reason", rule.reason());
        tree.put("until", rule.until().toString());
        return tree;
    }

    static List<Map<String, @Nullable Object>> unknown(List<Plan.Unseen> things) {
        return things.stream()
                .map(thing -> {
                    var tree = new LinkedHashMap<String, @Nullable Object>();
                    Address until = thing.until();
                    tree.put("address", thing.address().toString());
                    tree.put("reason", thing.reason());
                    tree.put("until", until == null ? null : until.toString());
                    return (Map<String, @Nullable Object>) tree;
                })
                .toList();
    }

    /** What a server outside Lightsail costs is not known. */
    private static Map<String, @Nullable Object> cost(@Nullable Cost cost) {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        tree.put("monthlyUsd", cost == null ? null : cost.after());
        tree.put("monthlyUsdBefore", cost == null ? null : cost.before());
        return tree;
    }

    private static @Nullable Map<String, Object> state(@Nullable State state, @Nullable State earlier) {
        if (state == null) {
            return null;
        }
        var tree = new LinkedHashMap<String, Object>();
        state.attributes()
                .forEach((name, attribute) -> tree.put(
                        name,
                        switch (attribute) {
                            case Attribute.Plain plain -> plain.value();
                            case Attribute.Text text -> "sha256:" + text.sha256();
                            case Attribute.Masked masked ->
                                masked(masked, earlier == null ? null : earlier.attribute(name));
                        }));
        return tree;
    }

    private static String masked(Attribute.Masked secret, @Nullable Attribute earlier) {
        return earlier == null || Objects.equals(earlier, secret) ? Secret.MASK : Secret.MASK + " (changed)";
    }

    private static @Nullable String diff(Change<?> change) {
        var all = new StringBuilder();
        for (Difference difference : change.differences()) {
            @Nullable String diff = TextDiff.of(difference);
            if (diff != null && !diff.isEmpty()) {
                all.append("--- ").append(difference.attribute()).append('\n');
                all.append("+++ ").append(difference.attribute()).append('\n');
                all.append(diff);
            }
        }
        return all.isEmpty() ? null : all.toString();
    }
}
