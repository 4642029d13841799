package dev.fairlead.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Jobs as the box runs them, with nobody there: by its cron, within their time, into a log that does not grow for ever. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JobsStory extends OnABoxInLine {
    private static final String MORE = """
              tick:
                schedule: "* * * * *"
                command: [sh, -c, "echo tick of $DJANGO_SETTINGS_MODULE"]
              endless:
                schedule: "0 0 1 1 *"
                command: [sh, -c, "echo begun; sleep 1000"]
                timeout: 15s
            """;

    private static final String JOBS = "/var/lib/fairlead/jobs/visa-bulletin_";
    private static final String LOGS = "/var/log/fairlead/visa-bulletin_";
    private static final Duration A_MINUTE_AND_SOME = Duration.ofSeconds(75);

    private Instant begun = Instant.EPOCH;

    @BeforeAll
    void a_box_with_jobs() {
        actor().editModel("jobs:\n", "jobs:\n" + MORE);
        begun = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        actor().fairlead("apply", "--yes").exits(0);
    }

    @Test
    @Order(1)
    void a_job_that_takes_too_long_is_ended_and_told() {
        actor().fairlead("job", "endless")
                .exits(1)
                .says("begun")
                .says("error: The job `endless` timed out with exit status 124 after ");
        Map<?, ?> last = last("endless");
        assertThat(last.get("outcome")).isEqualTo("timed out");
        assertThat(last.get("exit")).isEqualTo(124);
        assertThat(actor().byHand("docker ps -aq --filter name=visa-bulletin-job-endless"))
                .isEmpty();
        assertThat(actor().fairlead("status").exits(0).stdout())
                .containsPattern("job +endless  at 0 0 1 1 \\*  last run [^ ]+: timed out");
        assertThat(actor().byHand("cat " + LOGS + "endless.log")).contains("timed out: exit status 124 after ");
    }

    @Test
    @Order(2)
    void a_log_is_rotated_and_the_next_run_begins_a_new_one() {
        actor().fairlead("job", "data-refresh").exits(0);
        String before = actor().byHand("cat " + LOGS + "data-refresh.log");
        assertThat(before).contains("begins, in the release of blue");
        actor().byHand("logrotate --force /etc/logrotate.d/fairlead-visa-bulletin");
        assertThat(actor().byHand("cat " + LOGS + "data-refresh.log")).isEmpty();
        assertThat(actor().byHand("zcat -f " + LOGS + "data-refresh.log.1*")).isEqualTo(before);
        actor().fairlead("job", "data-refresh").exits(0);
        assertThat(actor().byHand("grep -c ' begins, ' " + LOGS + "data-refresh.log"))
                .isEqualTo("1");
        actor().fairlead("logs", "--job", "data-refresh").exits(0).says("done: exit status 0");
        actor().byHand("logrotate --debug /etc/logrotate.conf 2>&1 | grep -i '^error' && exit 1; :");
        actor().fairlead("drift").exits(0);
    }

    @Test
    @Order(3)
    void cron_runs_a_job_when_its_time_has_come() throws InterruptedException {
        Instant since = Instant.now();
        while (actor().box().sh("[ -s " + JOBS + "tick.last ]").status() != 0) {
            assertThat(Duration.between(since, Instant.now())).isLessThan(A_MINUTE_AND_SOME);
            Thread.sleep(500);
        }
        Map<?, ?> last = last("tick");
        assertThat(last.get("outcome")).isEqualTo("done");
        assertThat(last.get("exit")).isEqualTo(0);
        assertThat(Instant.parse(String.valueOf(last.get("start")))).isAfterOrEqualTo(begun);
        assertThat(actor().byHand("zcat -f " + LOGS + "tick.log*"))
                .as("the rotation may have come behind its first run")
                .contains("tick of django_config.settings");
        assertThat(actor().fairlead("job").exits(0).stdout())
                .containsPattern("tick +\\* \\* \\* \\* \\* +last run [^ ]+: succeeded");
    }

    private Map<?, ?> last(String job) {
        return (Map<?, ?>) Objects.requireNonNull(Json.read(actor().byHand("cat " + JOBS + job + ".last")));
    }
}
