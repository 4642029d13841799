package dev.fairlead.core.model.reader;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                "5,10-20/5 * * * sun",
                "*/1 */23 */31 */12 */7",
                "*/59 0-0/1 7-7 * *",
                "0005 0 * * *"
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
                "*/60 * * * *",
                "* */24 * * *",
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5/2    | A step goes with a range or with `*`.               | Write `5-59/2`.",
                "/5     | A step goes with a range or with `*`.               | Write `*/5`.",
                "/0     | The step after `/` is a number from 1 to 59.        |",
                "*/60   | The step after `/` is a number from 1 to 59.        |",
                "-5/2   | It goes from 0 to 59.                               |",
                "60/2   | It goes from 0 to 59.                               |",
                "9-5    | The range runs backwards.                           |"
            })
    void what_to_write_instead_is_something_that_cron_takes(String minute, String why, @Nullable String fix) {
        assertThat(errors(minute + " * * * *"))
                .contains("`" + minute + "` does not fit cron's field for the minute.", "  why: " + why + "\n")
                .contains(fix == null ? "" : "  fix: " + fix + "\n");
    }

    private static String errors(String schedule) {
        return TestModels.errors(
                TestModels.app("jobs: {j: {schedule: \"" + schedule.replace("\t", "\\t") + "\", command: [ls]}}"));
    }
}
