package dev.fairlead.cli.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.cli.line.Refusal;
import dev.fairlead.cli.view.Plans;
import dev.fairlead.cli.whole.Sides;
import dev.fairlead.cli.whole.View;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.resource.Digest;
import dev.fairlead.host.kind.BoxKey;
import dev.fairlead.host.look.Sight;
import dev.fairlead.host.memory.BoxMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SavedPlanTest {
    private static final String KEY = Digest.sha256("one");
    private static final String OTHER_KEY = Digest.sha256("two");

    @TempDir
    Path directory;

    private static View view(Plan plan, String key) {
        var memory = BoxMemory.blank(new BoxKey(key));
        return new View(plan, null, new Sight(plan, memory, Set.of(), Map.of(), plan.isEmpty(), null));
    }

    private static SavedPlan saved(View view) {
        return SavedPlan.of(view, Sides.INSIDE, "ann@desk", Instant.parse("2026-11-24T10:00:00Z"), Duration.ZERO);
    }

    private Path file() {
        return directory.resolve("plan.json");
    }

    private SavedPlan kept(View view) {
        SavedPlanFile.write(file(), saved(view));
        return SavedPlanFile.read(file());
    }

    @Test
    void a_plan_comes_out_of_its_file_as_it_went_in() {
        View view = view(Plans.ofEverything(), KEY);

        assertThat(kept(view)).isEqualTo(saved(view));
        assertThat(kept(view).unlike(view)).isEmpty();
    }

    @Test
    void what_changed_since_is_named() {
        SavedPlan kept = kept(view(Plans.ofEverything(), KEY));

        assertThat(kept.unlike(view(Plans.withAnotherMode(), KEY)))
                .containsExactly(
                        "not so any more: update host/file:/etc/nginx/sites-available/a",
                        "not in the saved plan: update host/file:/etc/nginx/sites-available/a");
        assertThat(kept.unlike(view(Plans.inSync(), KEY)))
                .hasSize(5)
                .contains("not so any more: create host/package:sqlite3");
    }

    @Test
    void a_secret_that_changed_since_is_another_plan() {
        SavedPlan kept = kept(view(Plans.ofEverything(), KEY));

        assertThat(kept.unlike(view(Plans.withAnotherSecret(), KEY)))
                .contains("not so any more: update host/env:/opt/a/.env");
    }

    @Test
    void under_a_key_that_is_only_made_now_secrets_cannot_be_told_apart() {
        SavedPlan kept = kept(view(Plans.ofEverything(), KEY));

        assertThat(kept.unlike(view(Plans.withAnotherSecret(), OTHER_KEY))).isEmpty();
        assertThat(kept.unlike(view(Plans.withAnotherMode(), OTHER_KEY))).isNotEmpty();
    }

    @Test
    void the_file_holds_neither_a_secret_nor_its_hash_nor_the_key() throws IOException {
        SavedPlanFile.write(file(), saved(view(Plans.ofEverything(), KEY)));

        assertThat(Files.readString(file()))
                .contains("sqlite3")
                .doesNotContain(Plans.OLD_SECRET)
                .doesNotContain(Plans.NEW_SECRET)
                .doesNotContain(KEY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "{}", "{\"savedPlanVersion\": 2}", "{\"savedPlanVersion\": 1, \"server\": 3}"})
    void what_is_no_plan_is_refused_with_a_way_on(String text) throws IOException {
        Files.writeString(file(), text);

        assertThatThrownBy(() -> SavedPlanFile.read(file()))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.diagnostic().fix()).contains("fairlead plan --out"));
    }

    @Test
    void a_plan_for_another_server_is_refused() {
        SavedPlan kept = kept(view(Plans.inSync(), KEY));
        var other = new SavedPlan(
                "other", kept.madeBy(), kept.madeAt(), kept.sides(), "", kept.changes(), kept.steps(), Map.of(), "");

        assertThatThrownBy(() -> new Promise(other).sides(Plans.MODEL))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.diagnostic().why()).contains("other", "visa-bulletin"));
    }
}
