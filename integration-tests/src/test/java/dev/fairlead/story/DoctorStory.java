package dev.fairlead.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What would break a deploy is found with its mend, and is found no more once it is mended. */
class DoctorStory extends OnABoxInLine {
    @Test
    void a_healthy_box_has_no_problem() {
        Run doctor = actor().fairlead("doctor").exits(0);
        assertThat(doctor.stdout())
                .as(doctor::toString)
                .doesNotContain("✗")
                .doesNotContain("?  ")
                .contains("✓ engine");
        actor().fairlead("doctor", "--json")
                .exits(0)
                .says("\"formatVersion\": 1")
                .says("\"problem\": 0");
    }

    @TestFactory
    Stream<DynamicTest> each_breakage_is_found_and_is_gone_once_it_is_mended() {
        return Breakage.ALL.stream()
                .map(breakage -> DynamicTest.dynamicTest(breakage.name(), () -> {
                    actor().byHand(breakage.script());
                    Run broken = actor().fairlead("doctor");
                    actor().byHand(breakage.back());
                    broken.exits(breakage.exit()).says(breakage.sentence()).says(breakage.mend() + "\n");
                    actor().fairlead("doctor").exits(0).saysNot(breakage.sentence());
                }));
    }

    @Test
    void a_plan_tells_of_a_database_that_two_containers_would_share() {
        actor().byHand("sqlite3 /opt/visa_bulletin/visa_bulletin.db 'create table if not exists t(a)'");
        String database = "is a SQLite database in rollback-journal mode, and is mounted alone.";
        actor().fairlead("plan").exits(0).says(database).says("- {host: data, container: /app/data}");
        actor().fairlead("plan", "--set", "app.strategy=recreate")
                .exits(0)
                .says(database)
                .says("or a job that is stopped at its `timeout`")
                .saysNot("Or set `app.strategy: recreate`");
        actor().fairlead("doctor").exits(0).says(database);
        actor().byHand(": > /opt/visa_bulletin/visa_bulletin.db");
        actor().fairlead("plan").exits(0).saysNot("SQLite");
    }

    @Test
    void a_box_that_cannot_be_reached_is_unknown() {
        Run doctor = actor().fairlead("doctor", "--set", "ssh.port=1").exits(4);
        assertThat(doctor.stderr()).startsWith("error: ").contains("why: ");
    }
}
