package dev.fairlead.core.resource;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People read these words in plans, and programs in their JSON. */
class ChangeWordsTest {
    @ParameterizedTest
    @CsvSource({"CREATE, create, +", "UPDATE, update, ~", "REPLACE, replace, -/+", "DELETE, delete, -"})
    void an_action_has_a_word_and_a_sign(Action action, String word, String sign) {
        assertThat(action).hasToString(word);
        assertThat(action.sign()).isEqualTo(sign);
    }

    @ParameterizedTest
    @CsvSource({"NEW, new", "MODEL, model", "DRIFT, drift", "ORPHAN, orphan"})
    void a_cause_has_a_word(Cause cause, String word) {
        assertThat(cause).hasToString(word);
    }

    @ParameterizedTest
    @CsvSource({"NONE, none", "RELOAD, reload", "RESTART, restart", "REBOOT, reboot"})
    void a_downtime_has_a_word(Downtime downtime, String word) {
        assertThat(downtime).hasToString(word);
    }

    @Test
    void of_two_downtimes_the_worse_one_is_noticed() {
        assertThat(Downtime.RELOAD.worse(Downtime.RESTART)).isEqualTo(Downtime.RESTART);
        assertThat(Downtime.REBOOT.worse(Downtime.NONE)).isEqualTo(Downtime.REBOOT);
    }
}
