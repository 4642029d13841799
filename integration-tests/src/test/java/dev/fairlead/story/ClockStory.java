package dev.fairlead.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** On a box whose clock is a day off all is done as ever, and `doctor` tells of it. */
class ClockStory extends OnABoxInLine {
    private static final String ROTATION = "/etc/logrotate.d/fairlead-visa-bulletin";
    private static final int DRIFT = 3;

    @BeforeAll
    void another_version() {
        Stage.lab().publishApp("v1.0.6");
    }

    @Test
    void a_box_that_is_a_day_fast_is_planned_mended_and_released_to_as_ever() {
        new WrongClock("+1d").on(actor());
        try {
            actor().fairlead("plan", "--exit-code").exits(0);
            actor().fairlead("doctor").says("The clock of the box is 24 hours fast.");
            actor().byHand("echo '# mine' >> " + ROTATION + "; apt-get -q -y remove sqlite3 > /dev/null");
            actor().fairlead("drift").exits(DRIFT).says("sqlite3").says(ROTATION);
            actor().fairlead("apply", "--yes").exits(0);
            actor().fairlead("drift").exits(0);
            actor().fairlead("deploy", "v1.0.6", "--write").exits(0);
            actor().fairlead("status").exits(0).says("v1.0.6");
        } finally {
            WrongClock.right(actor());
        }
        actor().fairlead("drift").exits(0);
        actor().fairlead("deploy", "v1.0.5", "--write").exits(0);
        assertThat(serving()).isEqualTo("v1.0.5");
        actor().fairlead("rollback").exits(0);
        assertThat(serving()).isEqualTo("v1.0.6");
        actor().editModel("tag: v1.0.5", "tag: v1.0.6");
        actor().fairlead("drift").exits(0);
    }

    /**
     * The files of the box are of its future then, so that nobody can tell whether its services have read them. A step gives
     * them the time of its own day; here that is the kernel's, which no test can set back, so this goes on to differ.
     */
    @Test
    void a_box_whose_clock_was_set_back_a_day_is_told_of_and_serves_on() {
        new WrongClock("-1d").on(actor());
        try {
            actor().fairlead("doctor").says("The clock of the box is 24 hours slow.");
            actor().fairlead("plan", "--exit-code")
                    .exits(DRIFT)
                    .says("host/service:nginx.service")
                    .says("older than its files")
                    .says("0 to create, 2 to update");
            actor().byHand("apt-get -q -y remove sqlite3 > /dev/null");
            actor().fairlead("apply", "--yes").says("✓ install sqlite3").saysNot("Exception");
            String other = serving().equals("v1.0.6") ? "v1.0.5" : "v1.0.6";
            actor().fairlead("deploy", other, "--write").says("✓ switch to").saysNot("Exception");
            assertThat(serving()).isEqualTo(other);
        } finally {
            WrongClock.right(actor());
        }
        actor().byHand(Stage.THE_APP_ANSWERS);
        actor().fairlead("apply", "--yes").exits(0);
        actor().fairlead("drift").exits(0);
    }

    private String serving() {
        return actor().fairlead("releases", "--live").exits(0).stdout().split(" ")[1];
    }
}
