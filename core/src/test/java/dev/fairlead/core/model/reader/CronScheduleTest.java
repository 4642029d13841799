package dev.fairlead.core.model.reader;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CronScheduleTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "* * * * *",
                "0 9 * * *",
                "*/15 0-6,22,23 1-31/2 jan,Feb mon-fri",
                "59 23 31 12 7",
                "0\t0 1  * *",
                "@daily",
                "5,10-20/5 * * * sun"
            })
    void what_cron_takes_is_accepted(String schedule) {
        assertThat(errors(schedule)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "* * * *",
                "* * * * * *",
                "60 * * * *",
                "* 24 * * *",
                "* * 0 * *",
                "* * 32 * *",
                "* * * 13 *",
                "* * * * 8",
                "*/0 * * * *",
                "*/ * * * *",
                "1- * * * *",
                "-1 * * * *",
                ", * * * *",
                "1,,2 * * * *",
                "5-1 * * * *",
                "@dialy",
                "* * * * mon-sunn",
                "a * * * *",
                "1/2/3 * * * *",
                "1-2-3 * * * *",
                "99999999999 * * * *",
                "@reboot"
            })
    void what_cron_refuses_is_an_error(String schedule) {
        assertThat(errors(schedule)).contains("jobs.j.schedule");
    }

    private static String errors(String schedule) {
        return TestModels.errors(
                TestModels.app("jobs: {j: {schedule: \"" + schedule.replace("\t", "\\t") + "\", command: [ls]}}"));
    }
}
