package dev.fairlead.host.firewall;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The chains of one table, reduced to the rules that can be about one port.
 *
 * @param chains by name, rules in their order
 */
record Rules(Map<String, List<Rule>> chains) {
    /** Rules can lead from chain to chain in a circle only by mistake. */
    private static final int DEEPEST = 20;

    Rules {
        chains = new LinkedHashMap<>(chains);
    }

    enum Match {
        NEVER,
        MAYBE,
        ALWAYS
    }

    /** @param target {@code accept}, {@code drop}, {@code reject}, {@code return}, or the name of a chain */
    record Rule(Match match, String target) {}

    /** @param accepts what the chain does with what no rule is about */
    Passage through(String chain, boolean accepts) {
        Passage found = walk(chain, accepts ? Passage.OPEN : Passage.BLOCKED, 0);
        return found == null ? Passage.UNSURE : found;
    }

    /** Null where the chain says nothing and gives back. */
    private @Nullable Passage walk(String chain, @Nullable Passage atTheEnd, int depth) {
        boolean isMaybeOpen = false;
        boolean isMaybeBlocked = false;
        for (Rule rule : chains.getOrDefault(chain, List.of())) {
            if (rule.match() == Match.NEVER || depth > DEEPEST) {
                continue;
            }
            boolean isReturn = rule.target().equals("return");
            Passage passage = isReturn ? atTheEnd : passage(rule.target(), depth);
            if (rule.match() == Match.ALWAYS && (passage != null || isReturn)) {
                return weighed(passage, isMaybeOpen, isMaybeBlocked);
            }
            isMaybeOpen |= passage != null && passage != Passage.BLOCKED;
            isMaybeBlocked |= passage != null && passage != Passage.OPEN;
        }
        return weighed(atTheEnd, isMaybeOpen, isMaybeBlocked);
    }

    private @Nullable Passage passage(String target, int depth) {
        return switch (target) {
            case "accept" -> Passage.OPEN;
            case "drop", "reject" -> Passage.BLOCKED;
            default -> walk(target, null, depth + 1);
        };
    }

    private static @Nullable Passage weighed(@Nullable Passage passage, boolean isMaybeOpen, boolean isMaybeBlocked) {
        boolean isUnsure = (passage != Passage.OPEN && isMaybeOpen) || (passage != Passage.BLOCKED && isMaybeBlocked);
        return isUnsure ? Passage.UNSURE : passage;
    }
}
