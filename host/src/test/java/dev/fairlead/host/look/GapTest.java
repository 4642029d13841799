package dev.fairlead.host.look;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.resource.Action;
import dev.fairlead.core.resource.Cause;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.State;
import dev.fairlead.host.expansion.SmallModel;
import dev.fairlead.host.kind.app.ContainerKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GapTest {
    private static ServerModel model(String strategy) {
        return SmallModel.with("  beforeSwitch: [migrate]", "  strategy: " + strategy);
    }

    private static List<String> notes(String strategy, String status) {
        var gone = new ContainerKind.Gone("shop", 0, Duration.ZERO);
        Resource<ContainerKind.Declaration> container = Resource.of(ContainerKind.CONTAINER, "shop", gone, "app");
        State before = State.EMPTY.plain("status", status);
        var change = new Change<>(container, Action.REPLACE, Cause.MODEL, before, before.plain("image", "new"));
        var plan = new Plan("shop", List.of(change), List.of(), List.of(), 0, List.of(), Map.of(), List.of());
        return Gap.notes(model(strategy), plan);
    }

    @Test
    void an_app_that_cannot_run_twice_is_away_and_the_plan_says_why_and_for_how_long() {
        assertThat(notes("recreate", "running"))
                .singleElement()
                .asString()
                .startsWith(
                        "`shop` has `app.strategy: recreate`, as it cannot run twice: the old container stops before"
                                + " the new one starts, and nothing answers until that is healthy, for which it has 60 s"
                                + " (`app.health.timeout`).")
                .endsWith("`app.beforeSwitch` runs in between and adds its own time.");
    }

    @Test
    void where_one_runs_beside_the_other_or_none_ran_there_is_no_gap() {
        assertThat(notes("blue-green", "running")).isEmpty();
        assertThat(notes("recreate", "exited")).isEmpty();
    }
}
