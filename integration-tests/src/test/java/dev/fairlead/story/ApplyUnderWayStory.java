package dev.fairlead.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What may come between a plan that was shown and its end: another hand on the box, or second thoughts. */
class ApplyUnderWayStory extends OnABoxInLine {
    private static final int INTERRUPTED = 130;
    private static final String ROTATION = "/etc/logrotate.d/fairlead-visa-bulletin";
    private static final String CRON = "/etc/cron.d/fairlead-visa-bulletin_data-refresh";

    /** A disk so slow that a file is not on it before {@link #THAW}; and two things to mend, one after the other. */
    private static final String FREEZE = """
            touch /run/frozen
            printf '%s\\n' '#!/bin/sh' 'while [ -e /run/frozen ]; do sleep 0.1; done; exec /usr/bin/sync "$@"' \\
                > /usr/local/bin/sync
            chmod 0755 /usr/local/bin/sync
            sed -i 's/^DEBUG=.*/DEBUG=True/' /opt/visa_bulletin/.env
            docker rm -f visa-bulletin-blue > /dev/null
            """;

    private static final String THAW = "rm -f /run/frozen";
    private static final String STUCK = "pgrep -f '[/]usr/local/bin/sync' > /dev/null";

    @AfterEach
    void nothing_is_frozen() {
        actor().byHand(THAW);
    }

    @Test
    void a_box_that_changed_since_the_plan_was_shown_is_left_alone() {
        actor().byHand("echo '# mine' >> " + ROTATION);
        try (var apply = AtTerminal.start(actor().tool(), "apply")) {
            assertThat(apply.shows("Perform this plan?")).as(apply::toString).isTrue();
            actor().byHand("echo '# theirs' >> " + CRON);
            String before = state();
            apply.types("yes\n");
            assertThat(apply.ends()).as(apply::toString).isEqualTo(1);
            assertThat(apply.toString())
                    .contains("The server changed since the plan was shown; nothing further was done.")
                    .contains("host/file:" + CRON)
                    .contains("Run `fairlead plan` and look again.");
            assertThat(state()).isEqualTo(before);
        }
        mended();
    }

    @Test
    void what_somebody_put_right_meanwhile_is_no_reason_to_stop() {
        actor().byHand("cp -p " + ROTATION + " /run/rotation; echo '# mine' >> " + ROTATION + "; echo '# mine' >> "
                + CRON);
        try (var apply = AtTerminal.start(actor().tool(), "apply")) {
            assertThat(apply.shows("Perform this plan?")).as(apply::toString).isTrue();
            actor().byHand("cp -p /run/rotation " + ROTATION);
            apply.types("y\n");
            assertThat(apply.ends()).as(apply::toString).isZero();
        }
        actor().fairlead("drift").exits(0);
    }

    @Test
    void whoever_does_not_agree_changes_nothing() {
        actor().byHand("echo '# mine' >> " + ROTATION);
        String before = state();
        try (var apply = AtTerminal.start(actor().tool(), "apply")) {
            assertThat(apply.shows("Perform this plan?")).as(apply::toString).isTrue();
            apply.types("n\n");
            assertThat(apply.ends()).as(apply::toString).isEqualTo(1);
            assertThat(apply.toString()).contains("Nothing was changed.");
        }
        try (var apply = AtTerminal.start(actor().tool(), "apply")) {
            assertThat(apply.shows("Perform this plan?")).as(apply::toString).isTrue();
            apply.types(AtTerminal.CTRL_C);
            assertThat(apply.ends()).as(apply::toString).isEqualTo(INTERRUPTED);
        }
        assertThat(state()).isEqualTo(before);
        mended();
    }

    @Test
    void ctrl_c_ends_the_step_under_way_begins_no_other_and_says_so() throws Exception {
        actor().byHand(FREEZE);
        Doomed apply = Doomed.start(actor(), "apply", "--yes");
        while (actor().box().sh(STUCK).status() != 0) {
            assertThat(apply.isAlive()).as(apply::toString).isTrue();
            Thread.sleep(100);
        }
        apply.signal("INT");
        assertThat(apply.reaches(line -> line.startsWith("Stopping: ")))
                .as(apply::toString)
                .isTrue();
        actor().byHand(THAW);
        assertThat(apply.ends()).as(apply::toString).isEqualTo(INTERRUPTED);
        assertThat(apply.toString())
                .containsPattern("error: Stopped as asked, after [1-9] of [0-9]+ steps?\\.")
                .contains("Run `fairlead apply` again: it goes on from what it finds.")
                .doesNotContain("Exception");
        assertThat(actor().byHand("grep -c ^DEBUG=False /opt/visa_bulletin/.env"))
                .isEqualTo("1");
        assertThat(actor().byHand("docker ps -aq")).isEmpty();
        assertThat(actor().byHand("tail -n 1 /var/lib/fairlead/ledger")).contains("stopped");
        actor().byHand("flock -n /var/lib/fairlead/lock true");
        mended();
        assertThat(actor().byHand("curl -sS -H 'Host: visa-bulletin.us' http://127.0.0.1/version"))
                .isEqualTo("v1.0.5");
    }

    private void mended() {
        actor().fairlead("apply", "--yes").exits(0);
        actor().fairlead("drift").exits(0);
    }

    private String state() {
        return actor().byHand("sha256sum " + ROTATION + " " + CRON + "; docker ps -q");
    }
}
