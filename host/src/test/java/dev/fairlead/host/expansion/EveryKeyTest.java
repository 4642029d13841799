package dev.fairlead.host.expansion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.model.reader.ModelReader;
import dev.fairlead.host.kind.Prelude;
import dev.fairlead.host.kind.file.FileKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every key in the model reaches the box, or is named here. */
class EveryKeyTest {
    /** What an app has, in either form. */
    private static final Set<String> OF_AN_APP =
            Set.of("app", "secrets", "nginx", "tls", "jobs", "services", "migration");

    /** The box is reached by these, and not changed by them. */
    private static final String CONNECTION = "ssh";

    /** Checked and not yet kept: the sections wait for the kinds of the Lightsail API and the seven phases. */
    private static final Set<String> SECTIONS_NOT_KEPT_YET = Set.of("lightsail", "migration");

    /** Acted upon by what a box has already: a release that follows another, something that listens. */
    private static final Set<String> NOTHING_ON_AN_EMPTY_BOX = Set.of("app.strategy", "system.openPorts[]");

    /** Acted upon where somebody changed something by hand; other tests do. */
    private static final String OF_HAND_EDITS = "drift";

    @Test
    void each_key_of_the_schema_has_a_change() {
        assertThat(changes().stream().map(EveryKey.Change::key))
                .containsExactlyInAnyOrderElementsOf(SchemaKeys.of(ModelReader.format()).stream()
                        .filter(key -> !section(key).equals(CONNECTION))
                        .toList());
    }

    @TestFactory
    List<DynamicTest> a_change_to_a_key_changes_the_plan() {
        String flat = plan(EveryKey.flat(), "");
        String several = plan(EveryKey.several(), "");
        return changes().stream()
                .map(change -> DynamicTest.dynamicTest(change.key(), () -> {
                    boolean isFlat = !section(change.key()).equals("apps");
                    String yaml = isFlat ? EveryKey.flat() : EveryKey.several();
                    String changed = plan(yaml, change.settings());
                    String unchanged = change.base().isEmpty() ? isFlat ? flat : several : plan(yaml, change.base());
                    assertThat(changed.equals(unchanged))
                            .as("%s is passed over", change.settings())
                            .isEqualTo(!isKept(change.key()));
                }))
                .toList();
    }

    @Test
    void the_two_forms_of_an_app_mean_the_same() {
        String flat = plan(EveryKey.flat(), "");

        assertThat(plan(EveryKey.several(), "")).isEqualTo(flat);
    }

    private static List<EveryKey.Change> changes() {
        var all = new ArrayList<>(EveryKey.changes());
        all.addAll(EveryKey.changes().stream()
                .filter(change -> OF_AN_APP.contains(section(change.key())))
                .map(change -> change.ofApp("shop"))
                .toList());
        return all;
    }

    private static boolean isKept(String key) {
        String flat = key.startsWith("apps.*.") ? key.substring("apps.*.".length()) : key;
        return !SECTIONS_NOT_KEPT_YET.contains(section(flat))
                && !NOTHING_ON_AN_EMPTY_BOX.contains(flat)
                && !section(flat).equals(OF_HAND_EDITS);
    }

    /** What the plan does, without the note on the box of what a release goes by: nothing acts on that yet. */
    private static String plan(String yaml, String settings) {
        return PlanText.forEmptyBox(EveryKey.read(yaml, settings), Set.of(FileKind.at(Prelude.MEMORY + "/apps/shop")));
    }

    private static String section(String key) {
        return key.split("[.\\[]", 2)[0];
    }
}
