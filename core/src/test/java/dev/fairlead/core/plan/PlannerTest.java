package dev.fairlead.core.plan;

import static dev.fairlead.core.plan.TestingKind.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.core.resource.Action;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Cause;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.State;
import dev.fairlead.core.resource.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlannerTest {
    private static final TestingKind FILE = new TestingKind("file");
    private static final TestingKind SERVICE = new TestingKind("service");

    private final Map<Address, Observation> seen = new HashMap<>();
    private final Map<Address, Manifest.Entry> owned = new LinkedHashMap<>();

    private Plan plan(Resource<?>... resources) {
        return Planner.plan("box", List.of(resources), seen, new Manifest(owned), List.of());
    }

    private void present(String name, String value) {
        seen.put(FILE.at(name), Observation.present(state(value)));
    }

    private void absent(String name) {
        seen.put(FILE.at(name), Observation.absent());
    }

    private void wrote(String name, String value) {
        owned.put(FILE.at(name), new Manifest.Entry(state(value).fingerprint(), Manifest.Origin.MADE));
    }

    @Test
    void planning_what_is_already_there_changes_nothing() {
        present("a", "1");
        Plan plan = plan(FILE.thing("a", "1"));
        assertThat(plan.isEmpty()).isTrue();
        assertThat(plan.unchanged()).isEqualTo(1);
        assertThat(plan.steps()).isEmpty();
    }

    @Test
    void what_was_never_there_is_new() {
        absent("a");
        assertThat(plan(FILE.thing("a", "1")).changes())
                .extracting("action", "cause")
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Action.CREATE, Cause.NEW));
    }

    @Test
    void what_someone_took_away_is_drift() {
        absent("a");
        wrote("a", "1");
        assertThat(plan(FILE.thing("a", "1")).count(Cause.DRIFT)).isEqualTo(1);
    }

    @Test
    void what_someone_changed_is_drift() {
        present("a", "2");
        wrote("a", "1");
        assertThat(plan(FILE.thing("a", "1")).count(Cause.DRIFT)).isEqualTo(1);
    }

    @Test
    void what_the_model_changed_is_not_drift() {
        present("a", "1");
        wrote("a", "1");
        assertThat(plan(FILE.thing("a", "2")).count(Cause.MODEL)).isEqualTo(1);
    }

    @Test
    void what_the_model_no_longer_names_is_an_orphan() {
        present("a", "1");
        wrote("a", "1");
        Plan plan = plan(FILE.thing("a", TestingKind.NOTHING));
        assertThat(plan.changes())
                .extracting("action", "cause")
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Action.DELETE, Cause.ORPHAN));
        assertThat(plan.manifest().get(FILE.at("a")))
                .extracting(Manifest.Entry::fingerprint)
                .isEqualTo(Manifest.Entry.ABSENT);
    }

    @Test
    void what_nobody_could_look_at_is_unknown_and_not_a_change() {
        seen.put(FILE.at("a"), Observation.unknown("No permission."));
        Plan plan = plan(FILE.thing("a", "1"));
        assertThat(plan.hasUnknown()).isTrue();
        assertThat(plan.changes()).isEmpty();
    }

    @Test
    void what_nobody_could_look_at_is_remembered_as_before() {
        wrote("a", "1");
        assertThat(plan(FILE.thing("a", "2"), FILE.thing("b", "1")).manifest()).isEqualTo(owned);
    }

    @Test
    void what_is_remembered_and_no_longer_asked_about_is_forgotten() {
        present("a", "1");
        wrote("a", "1");
        wrote("b", "1");
        Plan plan = plan(FILE.thing("a", "1"));
        assertThat(plan.forgotten()).containsExactly(FILE.at("b"));
        assertThat(plan.manifest()).containsOnlyKeys(FILE.at("a"));
    }

    @Test
    void only_what_was_not_there_before_counts_as_made() {
        absent("made");
        present("found", "2");
        present("kept", "1");
        owned.put(FILE.at("kept"), new Manifest.Entry(state("1").fingerprint(), Manifest.Origin.FOUND));
        absent("lost");
        owned.put(FILE.at("lost"), new Manifest.Entry(state("1").fingerprint(), Manifest.Origin.FOUND));
        present("back", "2");
        owned.put(FILE.at("back"), new Manifest.Entry(Manifest.Entry.ABSENT, Manifest.Origin.MADE));

        Plan plan = plan(
                FILE.thing("made", "1"),
                FILE.thing("found", "1"),
                FILE.thing("kept", "1"),
                FILE.thing("lost", "1"),
                FILE.thing("back", "1"));

        assertThat(plan.manifest())
                .extractingFromEntries(entry -> entry.getValue().origin())
                .containsExactly(
                        Manifest.Origin.MADE,
                        Manifest.Origin.FOUND,
                        Manifest.Origin.FOUND,
                        Manifest.Origin.FOUND,
                        Manifest.Origin.FOUND);
    }

    @Test
    void what_cannot_be_changed_in_place_is_replaced() {
        var disk = new TestingKind("disk") {
            @Override
            public boolean isReplacedBetween(State before, State after) {
                return after.equals(state("small"));
            }
        };
        seen.put(disk.at("a"), Observation.present(state("medium")));
        assertThat(plan(disk.thing("a", "large")).changes())
                .extracting(Change::action)
                .containsExactly(Action.UPDATE);
        assertThat(plan(disk.thing("a", "small")).changes())
                .extracting(Change::action)
                .containsExactly(Action.REPLACE);
    }

    @Test
    void what_is_unknown_waits_for_a_change_that_is_further_up() {
        absent("a");
        present("b", "1");
        seen.put(SERVICE.at("s"), Observation.unknown("It is not there yet."));
        Plan plan = plan(
                FILE.thing("a", "1"),
                FILE.thing("b", "1").after(FILE.at("a")),
                SERVICE.thing("s", "1").after(FILE.at("b")));
        assertThat(plan.unseen()).extracting(Plan.Unseen::until).containsExactly(FILE.at("a"));
    }

    @Test
    void what_is_unknown_behind_a_change_waits_for_that_change() {
        absent("a");
        seen.put(SERVICE.at("s"), Observation.unknown("It is not there yet."));
        Plan plan = plan(FILE.thing("a", "1"), SERVICE.thing("s", "1").after(FILE.at("a")));
        assertThat(plan.hasUnknown()).isFalse();
        assertThat(plan.unseen()).extracting(Plan.Unseen::until).containsExactly(FILE.at("a"));
    }

    @Test
    void a_changed_file_disturbs_what_reads_it_for_the_same_cause() {
        present("/etc/x/a", "2");
        wrote("/etc/x/a", "1");
        seen.put(SERVICE.at("s"), Observation.present(state("1")));
        Plan plan = plan(FILE.thing("/etc/x/a", "1"), SERVICE.thing("s", "1").watching("/etc/x/"));
        assertThat(plan.changes()).extracting("cause").containsExactly(Cause.DRIFT, Cause.DRIFT);
        assertThat(plan.steps().get(1).after()).containsExactly(0);
    }

    @Test
    void what_reads_several_changed_files_hears_of_each() {
        present("/etc/x/a", "2");
        absent("/etc/x/b");
        present("/etc/x/c", "1");
        seen.put(SERVICE.at("s"), Observation.present(state("1")));
        Plan plan = plan(
                FILE.thing("/etc/x/a", "1"),
                FILE.thing("/etc/x/b", "1"),
                FILE.thing("/etc/x/c", "1"),
                SERVICE.thing("s", "1").watching("/etc/x/"));
        assertThat(plan.changes().getLast().before())
                .isEqualTo(state("stale").plain("/etc/x/a", "changed").plain("/etc/x/b", "changed"));
    }

    @Test
    void changes_of_a_kind_at_the_same_depth_share_a_step() {
        absent("a");
        absent("b");
        absent("c");
        Plan plan = plan(
                FILE.thing("a", "1"), FILE.thing("b", "1"), FILE.thing("c", "1").after(FILE.at("a")));
        assertThat(plan.steps()).hasSize(2);
        assertThat(plan.steps().get(0).changes()).hasSize(2);
        assertThat(plan.steps().get(1).after()).isEqualTo(Set.of(0));
    }

    @Test
    void what_should_not_be_there_is_taken_away_when_another_thing_brings_it() {
        absent("package");
        absent("brought");
        Plan plan = plan(
                FILE.thing("package", "1"),
                FILE.thing("brought", TestingKind.NOTHING).broughtBy(FILE.at("package")));
        assertThat(plan.changes()).extracting("action").containsExactly(Action.CREATE, Action.DELETE);
        present("package", "1");
        assertThat(plan(
                                FILE.thing("package", "1"),
                                FILE.thing("brought", TestingKind.NOTHING).broughtBy(FILE.at("package")))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void what_another_thing_brings_in_line_on_its_way_needs_no_step_of_its_own() {
        var carrier = new TestingKind("carrier") {
            @Override
            public List<Step> steps(List<Change<String>> changes) {
                return List.of(Step.slow("carry both", List.of(at("one"), SERVICE.at("two")), ""));
            }
        };
        Resource<String> one = carrier.thing("one", "new");
        Resource<String> two = SERVICE.thing("two", "new").after(one.address());
        seen.put(one.address(), Observation.present(state("old")));
        seen.put(two.address(), Observation.present(state("old")));

        Plan plan = plan(one, two);

        assertThat(plan.changes()).hasSize(2);
        assertThat(plan.steps())
                .singleElement()
                .satisfies(step -> assertThat(step.changes()).hasSize(2));
    }

    @Test
    void a_thing_before_what_it_comes_after_is_refused() {
        assertThatThrownBy(() -> plan(FILE.thing("b", "1").after(FILE.at("a")), FILE.thing("a", "1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("file:b");
    }

    @Test
    void a_thing_declared_twice_is_refused() {
        assertThatThrownBy(() -> plan(FILE.thing("a", "1"), FILE.thing("a", "2")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("file:a is declared twice");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void planning_again_after_every_change_was_made_yields_nothing(long seed) {
        var random = new Random(seed);
        var resources = new ArrayList<Resource<?>>();
        for (int i = 0; i < 40; i++) {
            String name = "f" + i;
            Resource<String> thing = FILE.thing(name, random.nextInt(4) == 0 ? "" : "v" + random.nextInt(3));
            resources.add(
                    resources.isEmpty() || random.nextBoolean()
                            ? thing
                            : thing.after(resources
                                    .get(random.nextInt(resources.size()))
                                    .address()));
            switch (random.nextInt(3)) {
                case 0 -> absent(name);
                case 1 -> present(name, "v" + random.nextInt(3));
                default -> {
                    present(name, "v0");
                    wrote(name, "v0");
                }
            }
        }
        Plan plan = Planner.plan("box", resources, seen, new Manifest(owned), List.of());
        plan.changes().forEach(change -> {
            State after = change.after();
            seen.put(change.address(), after == null ? Observation.absent() : Observation.present(after));
        });
        assertThat(plan.steps().stream().mapToInt(step -> step.changes().size()).sum())
                .isEqualTo(plan.changes().size());
        Plan again = Planner.plan("box", resources, seen, new Manifest(plan.manifest()), List.of());
        assertThat(again.isEmpty()).isTrue();
        assertThat(again.manifest()).isEqualTo(plan.manifest());
    }
}
