package dev.fairlead.host.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.apply.StepOutcome;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.plan.PlannedStep;
import dev.fairlead.core.resource.Step;
import dev.fairlead.host.expansion.SmallModel;
import dev.fairlead.host.kind.app.ContainerKind;
import dev.fairlead.host.kind.file.FileKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UnbegunTest {
    private static final ServerModel MODEL = SmallModel.with();

    private static final List<PlannedStep> STEPS = List.of(
            planned(0, Step.quick("write .env", FileKind.at("/opt/shop/.env"), ":")),
            planned(1, Step.slow("start", List.of(ContainerKind.at("shop")), ":")),
            planned(2, Step.slow("switch", List.of(ContainerKind.at("shop")), ":")));

    private static PlannedStep planned(int index, Step step) {
        return new PlannedStep(index, step, Set.of(), List.of());
    }

    private static String putBack(StepOutcome file, StepOutcome start) {
        var outcome = new Outcome.Failed(STEPS, Map.of(0, file, 1, start, 2, new StepOutcome.NotReached()));
        return Unbegun.putBack(outcome, MODEL, Set.of("shop"));
    }

    @Test
    void a_release_that_never_began_leaves_the_files_of_what_serves() {
        assertThat(putBack(new StepOutcome.Failed("no room"), new StepOutcome.NotReached()))
                .contains("fl_files_back", "/opt/shop/compose.blue.yaml", "/opt/shop/.env");
    }

    @Test
    void one_that_began_sees_to_its_own_files() {
        assertThat(putBack(new StepOutcome.Succeeded(), new StepOutcome.RolledBack("not healthy")))
                .isEmpty();
        assertThat(putBack(new StepOutcome.Succeeded(), new StepOutcome.Lost("cut off")))
                .isEmpty();
    }
}
