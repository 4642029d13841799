package dev.fairlead.host.expansion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.diagnostic.Problems;
import dev.fairlead.core.diagnostic.SourceText;
import dev.fairlead.core.json.Json;
import dev.fairlead.core.model.yaml.Yaml;
import dev.fairlead.core.model.yaml.YamlReader;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.resource.Cause;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.host.expansion.PlanText.Seen;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of plans whatever the model says. */
class PlanPropertiesTest {

    static List<String> models() {
        return List.of(EveryKey.flat(), EveryKey.several());
    }

    @ParameterizedTest
    @MethodSource("models")
    void planning_what_is_already_there_changes_nothing(String yaml) {
        Plan plan = PlanText.plan(EveryKey.read(yaml, ""), EveryKey.context(), Seen.ALL_AS_DESIRED);

        assertThat(plan.changes()).isEmpty();
        assertThat(plan.steps()).isEmpty();
        assertThat(plan.isEmpty()).isTrue();
    }

    @Test
    void every_change_to_a_box_that_has_nothing_is_a_new_one_and_has_a_step() {
        Plan plan = PlanText.plan(EveryKey.read(EveryKey.flat(), ""), EveryKey.context(), Seen.NOTHING);

        assertThat(plan.count(Cause.NEW)).isEqualTo(plan.changes().size());
        assertThat(plan.steps().stream()
                        .flatMap(step -> step.changes().stream())
                        .distinct())
                .hasSameSizeAs(plan.changes());
    }

    @RepeatedTest(20)
    void the_order_of_keys_means_nothing(RepetitionInfo repetition) {
        Object tree = tree(YamlReader.read(new SourceText("fairlead.yaml", EveryKey.flat()), new Problems()));
        String shuffled = Json.write(shuffled(tree, new Random(repetition.getCurrentRepetition())));

        assertThat(states(shuffled)).containsExactlyElementsOf(states(EveryKey.flat()));
    }

    @Test
    void every_thing_says_which_key_asked_for_it() {
        var model = EveryKey.read(EveryKey.flat(), "");
        for (Resource<?> resource : Expansion.resources(model, EveryKey.context())) {
            assertThat(model.locate(resource.source()))
                    .as("%s at %s", resource.address(), resource.source())
                    .isNotNull();
        }
    }

    private static List<String> states(String yaml) {
        return PlanText.plan(EveryKey.read(yaml, ""), EveryKey.context(), Seen.NOTHING).changes().stream()
                .map((Change<?> change) -> PlanText.line(change))
                .sorted()
                .toList();
    }

    private static Object shuffled(Object tree, Random random) {
        return switch (tree) {
            case Map<?, ?> map -> {
                var entries = new ArrayList<Map.Entry<?, ?>>(map.entrySet());
                Collections.shuffle(entries, random);
                Map<String, Object> copy = new LinkedHashMap<>();
                entries.forEach(entry -> copy.put((String) entry.getKey(), shuffled(entry.getValue(), random)));
                yield copy;
            }
            case List<?> list ->
                list.stream().map(item -> shuffled(item, random)).toList();
            default -> tree;
        };
    }

    private static Object tree(Yaml node) {
        return switch (node) {
            case Yaml.Sequence sequence ->
                sequence.items().stream().map(PlanPropertiesTest::tree).toList();
            case Yaml.Mapping mapping -> {
                Map<String, Object> map = new LinkedHashMap<>();
                mapping.entries().forEach((key, entry) -> map.put(key, tree(entry.value())));
                yield map;
            }
            case Yaml.Scalar scalar ->
                switch (scalar.type()) {
                    case TEXT, ANY, NOTHING, FRACTION -> scalar.text();
                    case WHOLE -> Integer.valueOf(scalar.text());
                    case BOOLEAN -> Boolean.valueOf(scalar.text());
                };
        };
    }
}
