package dev.fairlead.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.json.Json;
import dev.fairlead.core.model.Secret;
import dev.fairlead.core.plan.Plan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanViewsTest {
    private static final Duration TOOK = Duration.ofMillis(812);
    private static final Plan PLAN = Plans.ofEverything();

    @Test
    void a_plan_for_a_person() {
        Golden.check("plan", PlanText.of(PLAN, TOOK, Ink.PLAIN, Detail.BRIEF));
    }

    @Test
    void a_plan_with_everything_that_is_made_or_taken_away() {
        Golden.check("plan-full", PlanText.of(PLAN, TOOK, Ink.PLAIN, Detail.FULL));
    }

    @Test
    void a_plan_in_colour_says_the_same() {
        String coloured = PlanText.of(PLAN, TOOK, Ink.COLOUR, Detail.BRIEF);
        assertThat(coloured).contains("\033[32m");
        assertThat(coloured.replaceAll("\033\\[\\d*m", "")).isEqualTo(PlanText.of(PLAN, TOOK, Ink.PLAIN, Detail.BRIEF));
    }

    @Test
    void a_plan_of_nothing() {
        Golden.check("plan-in-sync", PlanText.of(Plans.inSync(), TOOK, Ink.PLAIN, Detail.BRIEF));
    }

    @Test
    void a_plan_for_a_program() {
        Golden.check("plan.json", PlanJson.of(PLAN, null));
    }

    @Test
    void drift_for_a_person() {
        Golden.check("drift", DriftText.of(PLAN, TOOK, Ink.PLAIN));
    }

    @Test
    void no_drift_for_a_person() {
        Golden.check("drift-none", DriftText.of(Plans.inSync(), TOOK, Ink.PLAIN));
    }

    @Test
    void drift_for_a_program() {
        Golden.check("drift.json", DriftJson.of(PLAN));
    }

    @Test
    void drift_for_a_page() {
        Golden.check("drift.md", DriftMarkdown.of(PLAN));
        Golden.check("drift-none.md", DriftMarkdown.of(Plans.inSync()));
    }

    @Test
    void drift_for_a_ci_server_that_knows_tests() {
        Golden.check("drift.xml", DriftJunit.of(PLAN, TOOK));
    }

    @Test
    void drift_at_the_lines_of_the_model() {
        Golden.check("drift-github", DriftAnnotations.of(PLAN, Plans.MODEL));
    }

    @Test
    void what_is_ignored_is_told_in_every_format() {
        Plan plan = Plans.ignoring();
        Golden.check("plan-ignoring", PlanText.of(plan, TOOK, Ink.PLAIN, Detail.BRIEF));
        Golden.check("drift-ignoring", DriftText.of(plan, TOOK, Ink.PLAIN));
        Golden.check("drift-ignoring.json", DriftJson.of(plan));
        Golden.check("drift-ignoring.md", DriftMarkdown.of(plan));
        Golden.check("drift-ignoring.xml", DriftJunit.of(plan, TOOK));
        Golden.check("drift-ignoring-github", DriftAnnotations.of(plan, Plans.MODEL));
    }

    @Test
    void the_document_has_the_fields_that_programs_rely_on() {
        assertThat(Json.read(PlanJson.of(PLAN, null)))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.map(String.class, Object.class))
                .containsKeys("formatVersion", "server", "summary", "changes", "unknown", "cost")
                .containsEntry("formatVersion", 1)
                .extractingByKey("summary")
                .isEqualTo(Map.of(
                        "create",
                        1,
                        "update",
                        2,
                        "replace",
                        1,
                        "delete",
                        1,
                        "unchanged",
                        1,
                        "ignored",
                        0,
                        "unknown",
                        1));
    }

    @Test
    void no_view_shows_a_secret_or_its_hash() {
        for (String text : List.of(
                PlanText.of(PLAN, TOOK, Ink.COLOUR, Detail.FULL),
                PlanJson.of(PLAN, null),
                DriftText.of(PLAN, TOOK, Ink.PLAIN),
                DriftMarkdown.of(PLAN),
                DriftJunit.of(PLAN, TOOK),
                DriftAnnotations.of(PLAN, Plans.MODEL),
                DriftJson.of(PLAN))) {
            assertThat(text)
                    .contains(Secret.MASK + " (changed)")
                    .doesNotContain(Plans.OLD_SECRET)
                    .doesNotContain(Plans.NEW_SECRET);
        }
    }

    @Test
    void what_a_box_holds_does_not_steer_the_terminal() {
        assertThat(PlanText.of(PLAN, TOOK, Ink.PLAIN, Detail.FULL)).doesNotContain("\033");
    }
}
