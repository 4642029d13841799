package dev.fairlead.core.plan;

import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Kind;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Turns changes into steps with the order between them. Changes of one kind that stand at the same depth are handed to
 * their kind together, so that it can perform them at one go: one {@code apt-get install} for ten packages.
 */
final class StepOrder {
    private final Map<Address, Change<?>> changes;

    /** For every resource: the changes nearest before it. */
    private final Map<Address, Set<Address>> nearest = new HashMap<>();

    private final Map<Address, Integer> depth = new HashMap<>();
    private final List<PlannedStep> steps = new ArrayList<>();
    private final Map<Address, Set<Integer>> stepsOf = new HashMap<>();

    private StepOrder(Map<Address, Change<?>> changes) {
        this.changes = changes;
    }

    static List<PlannedStep> of(List<Resource<?>> resources, Map<Address, Change<?>> changes) {
        var order = new StepOrder(changes);
        resources.forEach(resource -> order.measure(resource, resources));
        order.byDepth().values().forEach(kinds -> kinds.values().forEach(order::addOwnSteps));
        return List.copyOf(order.steps);
    }

    private void measure(Resource<?> resource, List<Resource<?>> resources) {
        var before = new LinkedHashSet<Address>();
        int deepest = 0;
        for (Address earlier : WorkOrder.directlyBefore(resource, resources)) {
            boolean isChanged = changes.containsKey(earlier);
            deepest = Math.max(deepest, depth.getOrDefault(earlier, 0) + (isChanged ? 1 : 0));
            if (isChanged) {
                before.add(earlier);
            } else {
                before.addAll(nearest.getOrDefault(earlier, Set.of()));
            }
        }
        nearest.put(resource.address(), before);
        depth.put(resource.address(), deepest);
    }

    private Map<Integer, Map<String, List<Change<?>>>> byDepth() {
        var groups = new TreeMap<Integer, Map<String, List<Change<?>>>>();
        for (Change<?> change : changes.values()) {
            groups.computeIfAbsent(depth.getOrDefault(change.address(), 0), at -> new LinkedHashMap<>())
                    .computeIfAbsent(change.address().kind(), kind -> new ArrayList<>())
                    .add(change);
        }
        return groups;
    }

    /** What another thing's steps bring in line on their way needs none of its own. */
    private void addOwnSteps(List<Change<?>> group) {
        List<Change<?>> open = group.stream()
                .filter(change -> !stepsOf.containsKey(change.address()))
                .toList();
        if (!open.isEmpty()) {
            addSteps(open);
        }
    }

    private void addSteps(List<Change<?>> group) {
        for (Step step : stepsOf(group)) {
            var after = new LinkedHashSet<Integer>();
            var performed = new ArrayList<Change<?>>();
            for (Address address : step.addresses()) {
                Change<?> change = changes.get(address);
                if (change != null) {
                    performed.add(change);
                }
                nearest.getOrDefault(address, Set.of())
                        .forEach(earlier -> after.addAll(stepsOf.getOrDefault(earlier, Set.of())));
                // Several steps for one thing are performed in the order in which its kind gave them.
                after.addAll(stepsOf.getOrDefault(address, Set.of()));
            }
            int index = steps.size();
            steps.add(new PlannedStep(index, step, after, performed));
            step.addresses()
                    .forEach(address -> stepsOf.computeIfAbsent(address, of -> new LinkedHashSet<>())
                            .add(index));
        }
    }

    /** Safe, as all changes of a group carry the same kind. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static List<Step> stepsOf(List<Change<?>> group) {
        Kind kind = group.getFirst().resource().kind();
        return kind.steps((List) group);
    }
}
