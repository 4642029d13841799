package dev.fairlead.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What {@code fairlead drift} found on a box. */
record Drifted(Run run, Map<?, ?> byCause) {

    static Drifted on(Actor actor) {
        Run run = actor.fairlead("drift", "--format", "json").exits(3);
        Map<?, ?> document = (Map<?, ?>) Objects.requireNonNull(Json.read(run.stdout()));
        return new Drifted(run, (Map<?, ?>) Objects.requireNonNull(document.get("drift")));
    }

    /** What somebody changed on the box; fails if anything differs for another reason. */
    List<Change> byHand() {
        for (String other : List.of("new", "model", "orphan")) {
            assertThat(changes(other)).as(run::toString).isEmpty();
        }
        return changes("drift");
    }

    private List<Change> changes(String cause) {
        return ((List<?>) Objects.requireNonNull(byCause.get(cause)))
                .stream()
                        .map(change -> new Change((Map<?, ?>) Objects.requireNonNull(change)))
                        .toList();
    }

    /** One thing that differs. */
    record Change(Map<?, ?> tree) {
        String address() {
            return String.valueOf(tree.get("address"));
        }

        boolean isOfKind(String... kinds) {
            return List.of(kinds).contains(address().replaceFirst("^host/", "").replaceFirst(":.*", ""));
        }

        /** What is there now. */
        @Nullable
        Object before(String attribute) {
            return attribute(tree.get("before"), attribute);
        }

        /** What should be there. */
        @Nullable
        Object after(String attribute) {
            return attribute(tree.get("after"), attribute);
        }

        String diff() {
            return tree.get("diff") instanceof String text ? text : "";
        }

        private static @Nullable Object attribute(@Nullable Object state, String name) {
            return state instanceof Map<?, ?> attributes ? attributes.get(name) : null;
        }
    }
}
