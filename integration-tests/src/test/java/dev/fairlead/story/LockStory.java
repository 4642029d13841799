package dev.fairlead.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who changes a box takes its lock; whoever comes second is told who that is, and changes nothing. */
class LockStory extends OnABoxInLine {
    /** A disk so slow that a file is not on it before {@link #THAW}. */
    private static final String FREEZE = """
        touch /run/frozen
        printf '%s\\n' '#!/bin/sh' 'while [ -e /run/frozen ]; do sleep 0.1; done; exec /usr/bin/sync "$@"' \\
            > /usr/local/bin/sync
        chmod 0755 /usr/local/bin/sync
        echo '# mine' >> /etc/logrotate.d/fairlead-visa-bulletin
        """;

    private static final String THAW = "rm -f /run/frozen";
    private static final String STUCK = "pgrep -f '[/]usr/local/bin/sync' >/dev/null";
    private static final String STATE =
            "cd /var/lib/fairlead; sha256sum /etc/logrotate.d/fairlead-visa-bulletin ledger";

    @BeforeEach
    void something_to_mend_that_takes_its_time() {
        actor().byHand(FREEZE);
    }

    private static boolean saysThatItWaits(String line) {
        return line.contains("Waiting for the last step");
    }

    @AfterEach
    void nothing_is_frozen() {
        actor().byHand(THAW);
    }

    @Test
    void the_second_of_two_is_told_who_came_first_and_changes_nothing() throws Exception {
        Doomed first = holder();
        String before = actor().byHand(STATE);
        Run second = actor().fairlead("apply", "--yes").exits(1);
        assertThat(second.stderr())
                .as(second::toString)
                .contains("error: The box is being changed by `" + who() + "` since 20")
                .containsPattern("  why: its last sign of life came [0-9]+ seconds? ago")
                .contains("fairlead unlock");
        assertThat(actor().byHand(STATE)).isEqualTo(before);
        actor().byHand(THAW);
        assertThat(first.ends()).as(first::toString).isZero();
        actor().fairlead("drift").exits(0);
    }

    @Test
    void an_apply_during_a_deploy_is_told_who_deploys_and_harms_neither() throws Exception {
        Stage.lab().publishApp("v1.0.6");
        Doomed deploy = holder("deploy", "v1.0.6");
        String before = actor().byHand(STATE);
        Run apply = actor().fairlead("apply", "--yes").exits(1);
        assertThat(apply.stderr())
                .as(apply::toString)
                .contains("error: The box is being changed by `" + who() + "` since 20");
        assertThat(actor().byHand(STATE)).isEqualTo(before);
        actor().byHand(THAW);
        assertThat(deploy.ends()).as(deploy::toString).isZero();
        actor().editModel("tag: v1.0.5", "tag: v1.0.6");
        actor().fairlead("apply", "--yes").exits(0);
        actor().fairlead("drift").exits(0);
    }

    @Test
    void after_a_killed_holder_and_one_killed_in_waiting_the_next_waits_for_the_last_step_only() throws Exception {
        Doomed first = holder();
        first.kill();
        waits().kill();
        Doomed third = waits();
        actor().byHand(THAW);
        assertThat(third.ends()).as(third::toString).isZero();
        assertThat(third.toString()).doesNotContain("Took over");
        actor().fairlead("drift").exits(0);
    }

    private Doomed waits() throws Exception {
        Doomed run = Doomed.start(actor(), "apply", "--yes");
        assertThat(run.reaches(LockStory::saysThatItWaits)).as(run::toString).isTrue();
        return run;
    }

    @Test
    void a_holder_that_fell_silent_is_taken_over_and_does_no_harm_when_it_wakes() throws Exception {
        Doomed first = holder();
        first.signal("STOP");
        actor().byHand("touch -d '2 minutes ago' /var/lib/fairlead/lock.holder");
        Doomed second = Doomed.start(actor(), "apply", "--yes");
        assertThat(second.reaches(LockStory::saysThatItWaits))
                .as(second::toString)
                .isTrue();
        actor().byHand(THAW);
        assertThat(second.ends()).as(second::toString).isZero();
        assertThat(second.toString()).containsPattern("Took over the lock of `[^`]+@[^`]+`, silent for 1[0-9]{2} s\\.");
        String after = actor().byHand(STATE);
        first.signal("CONT");
        assertTheLockIsMissed(first);
        assertThat(actor().byHand(STATE)).isEqualTo(after);
        actor().fairlead("drift").exits(0);
    }

    @Test
    void unlock_takes_the_lock_away_and_says_from_whom() throws Exception {
        Doomed first = holder();
        actor().fairlead("unlock").exits(0).says("The lock was taken away from `" + who() + "`, who held it since 20");
        actor().byHand(THAW);
        assertTheLockIsMissed(first);
        actor().fairlead("unlock").exits(0).says("Nobody holds the lock.");
        actor().fairlead("apply", "--yes").exits(0);
        actor().fairlead("drift").exits(0);
    }

    private static void assertTheLockIsMissed(Doomed run) {
        assertThat(run.ends()).as(run::toString).isEqualTo(1);
        assertThat(run.toString())
                .contains("error: The lock on the box was taken away from this run.")
                .doesNotContain("Exception");
    }

    /** An apply that holds the lock, in the middle of a step. */
    private Doomed holder() throws InterruptedException {
        return holder("apply", "--yes");
    }

    private Doomed holder(String... arguments) throws InterruptedException {
        Doomed apply = Doomed.start(actor(), arguments);
        while (actor().box().sh(STUCK).status() != 0) {
            assertThat(apply.isAlive()).as(apply::toString).isTrue();
            Thread.sleep(100);
        }
        return apply;
    }

    private static String who() {
        try {
            return System.getProperty("user.name") + "@"
                    + Files.readString(Path.of("/etc/hostname")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
