package dev.fairlead.cli.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.cli.line.Refusal;
import dev.fairlead.cli.process.ExitStatus;
import dev.fairlead.cli.view.Plans;
import dev.fairlead.cli.whole.Sides;
import dev.fairlead.cli.whole.View;
import dev.fairlead.core.diagnostic.SourceText;
import dev.fairlead.core.model.Secret;
import dev.fairlead.core.model.reader.ModelReader;
import dev.fairlead.core.model.reader.Setting;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.resource.Digest;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.host.kind.BoxKey;
import dev.fairlead.host.look.Sight;
import dev.fairlead.host.look.UnseenBox;
import dev.fairlead.host.memory.BoxMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SavedPlanTest {
    private static final String KEY = Digest.sha256("one");
    private static final String OTHER_KEY = Digest.sha256("two");

    private static final String APP = """
        name: shop
        ssh: {address: 203.0.113.7}
        docker: {registries: {ghcr.io: {username: ann, password: {env: TOKEN}}}}
        app:
          directory: /opt/shop
          image: ghcr.io/ann/shop
          tag: v1
          containerPort: 80
          ports: {blue: 8000, green: 8001}
          environment: {LEVEL: {env: LEVEL}}
        secrets: {DATABASE_URL: {command: [pass, shop]}}
        """;

    @TempDir
    Path directory;

    private static View view(Plan plan, String key) {
        var memory = BoxMemory.blank(new BoxKey(key));
        return new View(plan, null, new Sight(plan, memory, Set.of(), Map.of(), plan.isEmpty(), null));
    }

    private static SavedPlan saved(View view) {
        return SavedPlan.of(
                view, List.of(), Sides.INSIDE, "ann@desk", Instant.parse("2026-11-24T10:00:00Z"), Duration.ZERO);
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
        assertThat(kept(view).unlike(view, List.of())).isEmpty();
    }

    @Test
    void what_changed_since_is_named() {
        SavedPlan kept = kept(view(Plans.ofEverything(), KEY));

        assertThat(kept.unlike(view(Plans.withAnotherMode(), KEY), List.of()))
                .containsExactly(
                        "not so any more: update host/file:/etc/nginx/sites-available/a",
                        "not in the saved plan: update host/file:/etc/nginx/sites-available/a");
        assertThat(kept.unlike(view(Plans.inSync(), KEY), List.of()))
                .hasSize(5)
                .contains("not so any more: create host/package:sqlite3");
    }

    @Test
    void a_secret_that_changed_since_is_another_plan() {
        SavedPlan kept = kept(view(Plans.ofEverything(), KEY));

        assertThat(kept.unlike(view(Plans.withAnotherSecret(), KEY), List.of()))
                .contains("not so any more: update host/env:/opt/a/.env");
    }

    @Test
    void under_a_key_that_is_only_made_now_secrets_cannot_be_told_apart() {
        SavedPlan kept = kept(view(Plans.ofEverything(), KEY));

        assertThat(kept.unlike(view(Plans.withAnotherSecret(), OTHER_KEY), List.of()))
                .isEmpty();
        assertThat(kept.unlike(view(Plans.withAnotherMode(), OTHER_KEY), List.of()))
                .isNotEmpty();
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

    @Test
    void the_file_is_its_owners_alone_and_nothing_is_left_beside_it() throws IOException {
        Files.writeString(file(), "before");
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));

        SavedPlanFile.write(file(), saved(view(Plans.ofEverything(), KEY)));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void what_the_model_wants_of_a_box_that_is_not_there_yet_is_held_to_but_for_its_secrets() {
        var unseen = new View(Plans.inSync(), null, null);
        SavedPlan kept = keptAwaiting(unseen, wanted("v1", "one"));

        assertThat(kept.unlike(unseen, wanted("v1", "one"))).isEmpty();
        assertThat(kept).isEqualTo(keptAwaiting(unseen, wanted("v1", "another")));
        assertThat(kept.unlike(unseen, wanted("v2", "one")))
                .contains("the model says otherwise by now: host/container:shop");
        assertThat(kept.unlike(unseen, List.of()))
                .containsExactly("the box can be looked at by now, and could not be then");
        assertThat(kept(view(Plans.inSync(), KEY)).unlike(view(Plans.inSync(), KEY), wanted("v1", "one")))
                .containsExactly("the box cannot be looked at any more");
    }

    private SavedPlan keptAwaiting(View view, List<Resource<?>> wanted) {
        SavedPlanFile.write(
                file(),
                SavedPlan.of(
                        view, wanted, Sides.BOTH, "ann@desk", Instant.parse("2026-11-24T10:00:00Z"), Duration.ZERO));
        return SavedPlanFile.read(file());
    }

    /** @param secret what every value is that does not stand in the model */
    private static List<Resource<?>> wanted(String tag, String secret) {
        var model = ModelReader.read(new SourceText("fairlead.yaml", APP), List.of(Setting.parse("app.tag=" + tag)));
        return UnseenBox.wanted(model, (source, path) -> new Secret(secret));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "{}", "{\"savedPlanVersion\": 2}", "{\"savedPlanVersion\": 1, \"server\": 3}"})
    void what_is_no_plan_is_refused_with_a_way_on(String text) throws IOException {
        Files.writeString(file(), text);

        assertThatThrownBy(() -> SavedPlanFile.read(file())).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.diagnostic().fix()).contains("fairlead plan --out");
            assertThat(refusal.status()).isEqualTo(ExitStatus.WRONG);
        });
    }

    @Test
    void a_plan_for_another_server_is_refused() {
        SavedPlan kept = kept(view(Plans.inSync(), KEY));
        var other = new SavedPlan(
                "other",
                kept.madeBy(),
                kept.madeAt(),
                kept.sides(),
                "",
                kept.changes(),
                kept.steps(),
                List.of(),
                Map.of(),
                "");

        assertThatThrownBy(() -> new Promise(other).sides(Plans.MODEL))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.diagnostic().why()).contains("other", "visa-bulletin"));
    }
}
