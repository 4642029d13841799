package dev.fairlead.core.plan;

import static dev.fairlead.core.plan.TestingKind.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.model.IgnoreRule;
import dev.fairlead.core.resource.Action;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Cause;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Downtime;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static final TestingKind FILE = new TestingKind("file");
    private static final TestingKind SERVICE = new TestingKind("service") {
        @Override
        public Downtime downtime(Change<String> change) {
            return change.action() == Action.CREATE ? Downtime.NONE : Downtime.RESTART;
        }
    };
    private static final Plan NOTHING =
            new Plan("box", List.of(), List.of(), List.of(), 0, List.of(), Map.of(), List.of());

    private final Map<Address, Observation> seen = new HashMap<>();

    private Plan plan(Resource<?>... resources) {
        return Planner.plan("box", List.of(resources), seen, Manifest.EMPTY, List.of());
    }

    private void absent(Resource<?>... resources) {
        for (Resource<?> resource : resources) {
            seen.put(resource.address(), Observation.absent());
        }
    }

    private void present(Resource<?> resource, String value) {
        seen.put(resource.address(), Observation.present(state(value)));
    }

    private static Plan unseen(Plan.Unseen... things) {
        return new Plan("box", List.of(), List.of(), List.of(things), 0, List.of(), Map.of(), List.of());
    }

    @Test
    void a_plan_with_a_change_is_not_empty() {
        Resource<String> a = FILE.thing("a", "1");
        absent(a);
        assertThat(plan(a).isEmpty()).isFalse();
        assertThat(NOTHING.isEmpty()).isTrue();
    }

    @Test
    void a_plan_is_not_empty_while_something_waits_to_be_looked_at() {
        Plan waiting = unseen(new Plan.Unseen(FILE.at("a"), "Not yet.", FILE.at("b")));
        assertThat(waiting.isEmpty()).isFalse();
        assertThat(waiting.hasUnknown()).isFalse();

        Plan hopeless = unseen(new Plan.Unseen(FILE.at("a"), "No permission.", null));
        assertThat(hopeless.isEmpty()).isTrue();
        assertThat(hopeless.hasUnknown()).isTrue();
    }

    @Test
    void what_was_put_right_meanwhile_is_covered() {
        Resource<String> a = FILE.thing("a", "1");
        Resource<String> b = FILE.thing("b", "1");
        absent(a, b);
        Plan shown = plan(a, b);
        present(a, "1");
        Plan now = plan(a, b);

        assertThat(shown.covers(now)).isTrue();
        assertThat(now.covers(shown)).isFalse();
        assertThat(shown.beyond(now)).extracting(Change::address).containsExactly(a.address());
        assertThat(now.beyond(shown)).isEmpty();
    }

    @Test
    void what_goes_from_or_to_something_else_is_not_covered() {
        Resource<String> a = FILE.thing("a", "1");
        present(a, "old");
        Plan shown = plan(a);

        assertThat(shown.covers(plan(FILE.thing("a", "2")))).isFalse();
        present(a, "older");
        assertThat(shown.covers(plan(a))).isFalse();
        absent(a);
        assertThat(shown.covers(plan(a))).isFalse();
        present(a, "old");
        assertThat(shown.covers(plan(FILE.thing("a", TestingKind.NOTHING)))).isFalse();
        assertThat(shown.covers(plan(a))).isTrue();
    }

    @Test
    void of_two_plans_together_the_later_begins_when_the_first_is_done() {
        Resource<String> a = FILE.thing("a", "1");
        Resource<String> b = FILE.thing("b", "1").after(a.address());
        Resource<String> c = SERVICE.thing("c", "1");
        Resource<String> d = SERVICE.thing("d", "1").after(c.address());
        absent(a, b, c, d);

        Plan both = plan(a, b).and(plan(c, d));

        assertThat(both.changes())
                .extracting(Change::address)
                .containsExactly(a.address(), b.address(), c.address(), d.address());
        assertThat(both.steps()).extracting(PlannedStep::index).containsExactly(0, 1, 2, 3);
        assertThat(both.steps())
                .extracting(PlannedStep::after)
                .containsExactly(Set.of(), Set.of(0), Set.of(0, 1), Set.of(0, 1, 2));
        assertThat(both.steps())
                .extracting(step -> step.step().addresses())
                .containsExactly(
                        List.of(a.address()), List.of(b.address()), List.of(c.address()), List.of(d.address()));
    }

    @Test
    void two_plans_together_tell_all_that_each_of_them_tells() {
        Plan both = telling("a", 2).and(telling("b", 3));

        assertThat(both.unchanged()).isEqualTo(5);
        assertThat(both.ignored())
                .extracting(left -> left.change().address())
                .containsExactly(FILE.at("a"), FILE.at("b"));
        assertThat(both.unseen()).extracting(Plan.Unseen::address).containsExactly(FILE.at("a"), FILE.at("b"));
        assertThat(both.forgotten()).containsExactly(FILE.at("a"), FILE.at("b"));
        assertThat(both.manifest()).containsOnlyKeys(FILE.at("a"), FILE.at("b"));
        assertThat(both.notes()).containsExactly("a", "b");
    }

    private Plan telling(String name, int unchanged) {
        Resource<String> thing = FILE.thing(name, "1");
        absent(thing);
        Plan plan = plan(thing);
        var rule = new IgnoreRule(thing.address().toString(), null, "By hand.", LocalDate.parse("2026-11-29"));
        return new Plan(
                "box",
                List.of(),
                List.of(),
                List.of(new Plan.Ignored(plan.changes().getFirst(), List.of(rule))),
                List.of(new Plan.Unseen(thing.address(), "No permission.", null)),
                unchanged,
                List.of(thing.address()),
                plan.manifest(),
                List.of(name));
    }

    @Test
    void what_else_there_is_to_know_is_told_last() {
        Plan plan = NOTHING.noting(List.of("first")).noting(List.of()).noting(List.of("second"));
        assertThat(plan.notes()).containsExactly("first", "second");
    }

    @Test
    void changes_are_counted_by_what_they_do_and_why() {
        Resource<String> a = FILE.thing("a", "1");
        Resource<String> b = FILE.thing("b", "1");
        Resource<String> c = FILE.thing("c", "1");
        absent(a, b);
        present(c, "old");
        Plan plan = plan(a, b, c);
        assertThat(plan.count(Action.CREATE)).isEqualTo(2);
        assertThat(plan.count(Action.UPDATE)).isEqualTo(1);
        assertThat(plan.count(Action.DELETE)).isZero();
        assertThat(plan.count(Cause.NEW)).isEqualTo(3);
        assertThat(plan.count(Cause.DRIFT)).isZero();
    }

    @Test
    void the_worst_of_all_changes_is_what_visitors_notice() {
        Resource<String> a = SERVICE.thing("a", "1");
        Resource<String> b = SERVICE.thing("b", "1");
        absent(a, b);
        assertThat(plan(a, b).downtime()).isEqualTo(Downtime.NONE);
        present(a, "old");
        assertThat(plan(a, b).downtime()).isEqualTo(Downtime.RESTART);
        assertThat(NOTHING.downtime()).isEqualTo(Downtime.NONE);
    }
}
