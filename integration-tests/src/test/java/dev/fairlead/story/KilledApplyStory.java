package dev.fairlead.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.lab.DebianRelease;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Killed at any moment, the next apply converges. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KilledApplyStory {
    private static final int MOST_ROUNDS = 100;
    private static final int OVERTAKEN = 1;
    private static final int KILLED = 137;
    private static final String UNPACKING = "pgrep -f '[d]pkg .*--unpack'";

    /** Many ways out of line, some cheap to mend and some long. */
    private static final String BREAK = """
            rm -rf /etc/nginx/sites-available/visa-bulletin /etc/logrotate.d/fairlead-visa-bulletin
            rm -rf /var/lib/fairlead/jobs /opt/visa_bulletin/compose.blue.yaml /etc/cron.d/fairlead-*
            f=$(find /opt/visa_bulletin/assets -type f | head -n 1); rm -f "$f"
            [ ! -e /opt/visa_bulletin/.env ] || sed -i '/^DEBUG=/d' /opt/visa_bulletin/.env
            systemctl stop cron
            docker rm -f visa-bulletin-blue >/dev/null 2>&1
            docker ps -aq | xargs -r docker rm -f >/dev/null 2>&1
            docker images -q | xargs -r docker rmi -f >/dev/null 2>&1
            while pgrep -x 'apt-get|dpkg' >/dev/null; do sleep 0.2; done
            apt-get remove -qq -y sqlite3 >/dev/null 2>&1
            :
            """;

    private @Nullable Actor shared;

    @BeforeAll
    void a_fresh_box() {
        shared = Stage.boot(DebianRelease.BOOKWORM);
    }

    @AfterAll
    void the_box_goes() {
        if (shared != null) {
            shared.close();
        }
    }

    @Test
    @Order(1)
    void killed_at_every_step_boundary_a_first_apply_is_brought_to_its_end_by_the_next() throws Exception {
        Actor actor = Objects.requireNonNull(shared);
        var current = new AtomicReference<Doomed>();
        var isInstallationCut = new AtomicBoolean();
        var hasEnded = new AtomicBoolean();
        Thread axe =
                Thread.ofVirtual().start(() -> isInstallationCut.set(isKilledWhileDpkgRuns(actor, current, hasEnded)));
        var killedAfter = new ArrayList<String>();
        while (!hasEnded.get()) {
            assertThat(killedAfter).hasSizeLessThan(MOST_ROUNDS);
            Doomed apply = Doomed.start(actor, "apply", "--yes");
            current.set(apply);
            if (apply.reaches(line -> line.startsWith("  ✓ "))) {
                apply.kill();
                killedAfter.add(apply.toString());
            } else {
                int exit = apply.exit();
                assertThat(exit).as(apply::toString).isIn(0, OVERTAKEN, KILLED);
                // It looked while the last step of a killed one still ran, which changed what it saw.
                if (exit == OVERTAKEN) {
                    assertThat(apply.toString()).contains("The server changed since the plan was shown");
                }
                hasEnded.set(exit == 0);
            }
        }
        axe.join();
        assertThat(isInstallationCut).isTrue();
        System.out.println("a first apply was killed " + killedAfter.size() + " times");
        assertThat(killedAfter).hasSizeGreaterThan(5);
        assertAllIsWell(actor);
    }

    @Test
    @Order(2)
    void killed_at_random_moments_the_mending_of_a_broken_box_is_brought_to_its_end_by_the_next() throws Exception {
        var random = new Random(20_260_101);
        Actor actor = Objects.requireNonNull(shared);
        actor.fairlead("apply", "--yes").exits(0);
        for (int i = 0; i < 10; i++) {
            if (i % 5 == 0) {
                actor.byHand(BREAK);
            }
            Doomed apply = Doomed.start(actor, "apply", "--yes");
            Thread.sleep(random.nextLong(500, 8000));
            apply.kill();
        }
        actor.applyAfterAKill();
        assertAllIsWell(actor);
    }

    /** The longest step of all, in its very middle. */
    private static boolean isKilledWhileDpkgRuns(Actor actor, AtomicReference<Doomed> current, AtomicBoolean hasEnded) {
        try {
            while (true) {
                while (actor.box().sh(UNPACKING).status() != 0) {
                    if (hasEnded.get()) {
                        return false;
                    }
                    Thread.sleep(100);
                }
                Doomed apply = Objects.requireNonNull(current.get());
                if (apply.isAlive()) {
                    apply.kill();
                    return true;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void assertAllIsWell(Actor actor) {
        actor.fairlead("drift").exits(0);
        assertThat(actor.byHand("curl -sS -i -H 'Host: visa-bulletin.us' http://127.0.0.1/version"))
                .contains("200 OK")
                .contains("v1.0.5");
        assertThat(actor.byHand("find / -xdev -name '*.fairlead-new*' ! -path '/proc/*'"))
                .isEmpty();
        assertThat(actor.byHand("docker ps -a --format '{{.Names}}'").lines().toList())
                .isEqualTo(List.of("visa-bulletin-blue"));
        actor.byHand("flock -n /var/lib/fairlead/lock true && flock -n /var/lib/fairlead/lock.steps true");
        String memory = actor.byHand("cd /var/lib/fairlead && sha256sum manifest ledger key");
        actor.fairlead("apply", "--yes").exits(0).says("In sync");
        assertThat(actor.byHand("cd /var/lib/fairlead && sha256sum manifest ledger key"))
                .isEqualTo(memory);
    }
}
