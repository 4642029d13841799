package dev.fairlead.core.plan;

import static dev.fairlead.core.plan.TestingKind.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.model.DriftSettings;
import dev.fairlead.core.model.IgnoreRule;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Change;
import dev.fairlead.core.resource.Observation;
import dev.fairlead.core.resource.Resource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IgnoringTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-29");
    private static final TestingKind FILE = new TestingKind("file");

    private final Map<Address, Observation> seen = new HashMap<>();
    private final Map<Address, Manifest.Entry> owned = new LinkedHashMap<>();

    private static IgnoreRule rule(String address, @Nullable String attribute) {
        return rule(address, attribute, TODAY);
    }

    private static IgnoreRule rule(String address, @Nullable String attribute, LocalDate until) {
        return new IgnoreRule(address, attribute, "By hand.", until);
    }

    private Plan plan(IgnoreRule rule, Resource<?>... resources) {
        return plan(List.of(rule), resources);
    }

    private Plan plan(List<IgnoreRule> rules, Resource<?>... resources) {
        var settings = new DriftSettings(rules);
        Ignoring ignoring = Ignoring.of(settings.live(TODAY), settings.over(TODAY));
        Plan plan = Planner.plan("box", List.of(resources), seen, new Manifest(owned), List.of(), ignoring);
        return plan.noting(ignoring.notes("host", List.of(resources), plan));
    }

    private void wroteAndSees(String name, String written, String observed) {
        owned.put(FILE.at(name), new Manifest.Entry(state(written).fingerprint(), Manifest.Origin.MADE));
        seen.put(FILE.at(name), Observation.present(state(observed)));
    }

    @Test
    void what_somebody_changed_is_let_be_and_listed() {
        wroteAndSees("a", "1", "2");

        Plan plan = plan(rule("host/file:a", "value"), FILE.thing("a", "1"));

        assertThat(plan.isEmpty()).isTrue();
        assertThat(plan.steps()).isEmpty();
        assertThat(plan.ignored()).singleElement().satisfies(left -> {
            assertThat(left.change().address()).isEqualTo(FILE.at("a"));
            assertThat(left.rules()).extracting(IgnoreRule::reason).containsExactly("By hand.");
        });
        assertThat(plan.notes()).isEmpty();
    }

    @Test
    void the_box_still_remembers_what_was_written_last() {
        wroteAndSees("a", "1", "2");

        Plan plan = plan(rule("host/file:*", null), FILE.thing("a", "1"));

        assertThat(plan.manifest()).isEqualTo(owned);
    }

    @Test
    void what_the_model_changes_too_is_applied() {
        wroteAndSees("a", "1", "2");

        Plan plan = plan(rule("host/file:a", null), FILE.thing("a", "3"));

        assertThat(plan.ignored()).isEmpty();
        assertThat(plan.changes()).hasSize(1);
        assertThat(plan.notes()).singleElement().asString().contains("not only what somebody changed on the server");
    }

    @Test
    void what_was_never_written_is_made() {
        seen.put(FILE.at("a"), Observation.absent());
        assertThat(plan(rule("host/file:a", null), FILE.thing("a", "1")).changes())
                .hasSize(1);
    }

    @Test
    void what_somebody_took_away_is_let_be_by_a_rule_for_all_of_it_alone() {
        wroteAndSees("a", "1", "2");
        seen.put(FILE.at("a"), Observation.absent());

        assertThat(plan(rule("host/file:a", null), FILE.thing("a", "1")).ignored())
                .hasSize(1);
        assertThat(plan(rule("host/file:a", "*"), FILE.thing("a", "1")).ignored())
                .isEmpty();
    }

    @Test
    void what_differs_in_more_counts_as_a_whole() {
        wroteAndSees("a", "1", "2");
        seen.put(FILE.at("a"), Observation.present(state("2").plain("mode", "0600")));

        Plan plan = plan(rule("host/file:a", "value"), FILE.thing("a", "1"));

        assertThat(plan.changes()).hasSize(1);
        assertThat(plan.notes())
                .containsExactly("The rule that ignores `value of host/file:a` does not hold for `host/file:a`, which"
                        + " counts as a whole: `mode` differs too.");
    }

    @Test
    void a_rule_for_another_thing_lets_nothing_be() {
        wroteAndSees("a", "1", "2");
        wroteAndSees("b", "1", "2");

        Plan plan = plan(rule("host/file:b", null), FILE.thing("a", "1"), FILE.thing("b", "1"));

        assertThat(plan.changes()).extracting(Change::address).containsExactly(FILE.at("a"));
        assertThat(plan.ignored()).extracting(left -> left.change().address()).containsExactly(FILE.at("b"));
    }

    @Test
    void of_several_rules_those_are_listed_that_let_something_be_and_the_others_told() {
        wroteAndSees("a", "1", "2");
        IgnoreRule value = rule("host/file:a", "value");
        IgnoreRule mode = rule("host/file:a", "mode");

        Plan plan = plan(List.of(mode, value), FILE.thing("a", "1"));

        assertThat(plan.ignored())
                .singleElement()
                .satisfies(left -> assertThat(left.rules()).containsExactly(value));
        assertThat(plan.notes()).singleElement().asString().contains("`mode of host/file:a` ignores nothing");
    }

    @Test
    void two_rules_together_let_be_what_each_covers_in_part() {
        wroteAndSees("a", "1", "2");
        seen.put(FILE.at("a"), Observation.present(state("2").plain("mode", "0600")));
        IgnoreRule value = rule("host/file:a", "value");
        IgnoreRule mode = rule("host/file:a", "mode");

        Plan plan = plan(List.of(value, mode), FILE.thing("a", "1"));

        assertThat(plan.changes()).isEmpty();
        assertThat(plan.ignored())
                .singleElement()
                .satisfies(left -> assertThat(left.rules()).containsExactly(value, mode));
    }

    @Test
    void what_has_to_read_a_changed_file_is_told_all_the_same() {
        var service = new TestingKind("service");
        wroteAndSees("/etc/a", "1", "1");
        owned.put(service.at("s"), new Manifest.Entry(state("1").fingerprint(), Manifest.Origin.MADE));
        seen.put(service.at("s"), Observation.present(state("2")));

        Plan plan = plan(
                rule("host/service:s", null),
                FILE.thing("/etc/a", "2"),
                service.thing("s", "1").watching("/etc/"));

        assertThat(plan.changes()).hasSize(2);
    }

    @Test
    void a_rule_that_ended_counts_no_more_and_is_told() {
        wroteAndSees("a", "1", "2");

        Plan plan = plan(rule("host/file:a", null, TODAY.minusDays(1)), FILE.thing("a", "1"));

        assertThat(plan.changes()).hasSize(1);
        assertThat(plan.notes()).singleElement().asString().contains("`host/file:a` ended with 2026-11-28");
    }

    @Test
    void a_rule_that_lets_nothing_be_is_told() {
        wroteAndSees("motd", "1", "1");

        assertThat(plan(rule("host/file:motd", null), FILE.thing("motd", "1")).notes())
                .singleElement()
                .asString()
                .contains("ignores nothing");
        assertThat(plan(rule("host/file:motb", null), FILE.thing("motd", "1")).notes())
                .containsExactly("The rule that ignores `host/file:motb` names nothing of this server. Did you mean"
                        + " `host/file:motd`?");
        assertThat(plan(rule("lightsail/ports:x", null), FILE.thing("motd", "1"))
                        .notes())
                .isEmpty();
    }

    @Test
    void what_was_written_before_anybody_could_remember_is_let_be() {
        wroteAndSees("a", "1", "2");
        owned.put(FILE.at("a"), new Manifest.Entry(Manifest.Entry.UNKNOWN, Manifest.Origin.FOUND));
        assertThat(plan(rule("host/file:a", null), FILE.thing("a", "1")).ignored())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "host/file:/etc/*, host/file:/etc/a/b, true",
        "host/*:x, host/file:x, true",
        "host/file:*.conf, host/file:a.conf.conf, true",
        "host/file:*.conf, host/file:a.conf.d, false",
        "host/file:a*b*c, host/file:abbcbc, true",
        "host/file:a*b*c, host/file:acb, false",
        "host/file:a, host/file:ab, false",
        "host/file:a**, host/file:a, true",
        "host/file:a?, host/file:ab, false"
    })
    void a_star_stands_for_any_text(String pattern, String address, boolean isNamed) {
        assertThat(rule(pattern, null).names(address)).isEqualTo(isNamed);
    }

    @Test
    void a_pattern_of_many_stars_takes_no_time() {
        String stars = "host/file:" + "*a".repeat(400);
        assertThat(rule(stars, null).names("host/file:" + "a".repeat(399) + "b"))
                .isFalse();
    }
}
