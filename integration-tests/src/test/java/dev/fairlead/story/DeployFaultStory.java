package dev.fairlead.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.lab.AppBehaviour;
import dev.fairlead.lab.net.DelayingProxy;
import dev.fairlead.load.Crowd;
import dev.fairlead.load.Figures;
import dev.fairlead.load.LoadReport;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever befalls a deploy, the site serves, the person is told, and the next deploy ends in sync. */
class DeployFaultStory extends DeploysOnABox {
    private static final int FAILED = 1;
    private static final int ROLLED_BACK = 5;
    private static final int KILLED = 137;
    private static final String UNFINISHED = "of whose end nothing is known";
    /** So that there is time to die in. */
    private static final String LONG_DRAIN = "8s";

    /** {@code -Dkill.always=true} makes it each step. */
    private static final int EVERY = Boolean.getBoolean("kill.always") ? 1 : 2;

    private static final int MOST_STEPS = 30;
    private static final int FEWEST_STEPS = 3;
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);
    private static final String OLD = Deploys.OLD;
    private static final String NEW = Deploys.NEW;

    private int pause;

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"HEALTHY", "LEAKING", "FAULTY", "WORKLESS", "DYING"})
    void a_bad_version_is_told_and_the_old_one_serves(AppBehaviour behaviour) throws Exception {
        String tag = "bad-" + behaviour.name().toLowerCase(Locale.ROOT);
        Stage.lab().publishApp(tag, behaviour);
        int exit = behaviour == AppBehaviour.FOREIGN ? FAILED : ROLLED_BACK;
        site().served(BadVersion.fault(behaviour), Integer.toString(exit), () -> {
            String before = site().live();
            Run deploy = Deploys.told(actor().fairlead("--set", Busy.SOON_UNHEALTHY, "deploy", tag), exit);
            BadVersion.words(behaviour)
                    .forEach(words ->
                            assertThat(deploy.stderr()).as(deploy::toString).containsPattern(words));
            assertThat(site().live()).isEqualTo(before);
            site().assertInSync(before);
            return deploy.stderr();
        });
    }

    @Test
    void a_version_that_dies_in_the_drain_is_told_and_the_old_one_serves() throws Exception {
        Stage.lab().publishApp("bad-dying", AppBehaviour.DYING);
        String fault = BadVersion.fault(AppBehaviour.DYING);
        site().served(fault, Integer.toString(ROLLED_BACK), Figures::lostNoMoreThanItsApp, () -> {
            String before = site().live();
            Doomed deploy = Doomed.start(
                    actor(), "--set", "app.drain=" + LONG_DRAIN, "--set", Busy.DIES_WHEN_TOLD, "deploy", "bad-dying");
            try {
                assertThat(deploy.reaches(line -> line.contains("✓ switch to ")))
                        .as(deploy::toString)
                        .isTrue();
                actor().byHand(Busy.DIE_ON_AND_ON);
                assertThat(deploy.ends()).as(deploy::toString).isEqualTo(ROLLED_BACK);
            } finally {
                actor().byHand(Busy.DIE_NO_MORE);
            }
            BadVersion.words(AppBehaviour.DYING)
                    .forEach(words -> assertThat(deploy.toString()).containsPattern(words));
            assertThat(site().live()).isEqualTo(before);
            site().assertInSync(before);
            return deploy.toString();
        });
    }

    @Test
    void the_registry_is_gone() throws Exception {
        Stage.lab().publishApp("v1.1.0");
        site().served("the registry is gone", "1", () -> {
            String before = site().live();
            Stage.lab().stopRegistry();
            Run deploy;
            try {
                deploy = Deploys.told(actor().fairlead("deploy", "v1.1.0"), FAILED)
                        .says("registry");
                site().assertInSync(before);
            } finally {
                Stage.lab().startRegistry();
            }
            site().deploys("v1.1.0");
            return deploy.stderr();
        });
    }

    /** Where the Engine unpacks, where compose files and volumes are, where Fairlead remembers. */
    @ParameterizedTest
    @CsvSource({
        "/var/lib/docker/tmp, v1.2.0, the disk is full where images go",
        "/opt/visa_bulletin, v1.2.1, the disk is full where the app is",
        "/var/lib/fairlead, v1.2.2, the disk is full where Fairlead remembers"
    })
    void the_disk_is_full(String directory, String tag, String fault) throws Exception {
        Stage.lab().publishApp(tag);
        site().served(fault, "1", () -> {
            String before = site().live();
            actor().byHand(full(directory));
            Run deploy;
            try {
                deploy = Deploys.told(actor().fairlead("deploy", tag), FAILED).says("o space left on device");
                assertThat(site().live()).isEqualTo(before);
            } finally {
                actor().byHand("umount -l " + directory);
            }
            site().deploys(tag);
            return deploy.stderr();
        });
    }

    @Test
    void killed_at_every_step() throws Exception {
        site().served("SIGKILL at each step", "137", () -> {
            String unfinished = killedBeforeTheSwitch();
            atSteps(actor(), EVERY, deploy -> {
                amidTheNext();
                deploy.kill();
                assertThat(deploy.exit())
                        .as("behind its last step it may be quicker")
                        .isIn(KILLED, 0);
                actor().fairlead("releases").exits(0);
            });
            return unfinished;
        });
    }

    /** As one without power would end, so that the box does not go on with the step by itself either. */
    private String killedBeforeTheSwitch() {
        String tag = site().other();
        Doomed deploy = Doomed.start(actor(), "--set", "app.drain=" + LONG_DRAIN, "deploy", tag);
        assertThat(deploy.reaches(line -> line.contains("✓ start ")))
                .as(deploy::toString)
                .isTrue();
        deploy.kill();
        actor().byHand(Doomed.END_STEPS);
        String known = actor().fairlead("releases").exits(0).says(UNFINISHED).stdout();
        site().deploys(tag);
        return known.lines()
                .filter(line -> line.contains(UNFINISHED))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_connection_breaks_in_the_middle() throws Exception {
        try (var shaky = DelayingProxy.to(actor().box().address(), actor().box().sshPort())) {
            Actor far = Detour.by(shaky, actor());
            var said = new StringBuilder();
            site().served("the connection breaks in the middle", "1", () -> {
                atSteps(far, 3 * EVERY, deploy -> {
                    shaky.cut();
                    assertThat(deploy.ends()).as(deploy::toString).isEqualTo(FAILED);
                    assertThat(deploy.toString())
                            .contains("error: ")
                            .contains("connection")
                            .doesNotContain("Exception");
                    said.append(deploy);
                });
                return said.toString();
            });
        }
    }

    /** Containers outlive the Engine, but their doors on the host are shut and opened again. */
    @ParameterizedTest
    @EnumSource(Moment.class)
    void the_engine_is_restarted(Moment moment) throws Exception {
        String tag = site().other();
        try (Crowd crowd = Crowd.of(Busy.plain(actor())).begin()) {
            Doomed deploy = Doomed.start(actor(), "deploy", tag);
            assertThat(deploy.reaches(steps(moment.step))).as(deploy::toString).isTrue();
            actor().byHand("systemctl restart docker");
            assertThat(deploy.ends()).as(deploy::toString).isIn(0, FAILED, ROLLED_BACK);
            assertThat(deploy.toString()).doesNotContain("Exception");
            Figures meanwhile = crowd.mark("the engine is restarted");
            site().deploys(tag);
            crowd.leave("afterwards");
            String report = LoadReport.text(crowd.figures());
            assertThat(meanwhile.silence()).as(report).isLessThan(LONGEST_SILENCE);
            assertThat(crowd.figures().getLast().isFlawless()).as(report).isTrue();
            site().faults()
                    .row("the engine is restarted within a deploy", "0, 1 or 5", deploy.toString(), List.of(meanwhile));
        }
    }

    /** When the Engine goes: as early as may be, and with the new colour under way. */
    enum Moment {
        EARLY(1),
        LATER(FEWEST_STEPS);

        private final int step;

        Moment(int step) {
            this.step = step;
        }
    }

    private void atSteps(Actor by, int every, Consumer<Doomed> fault) {
        site().deploys(OLD);
        for (int step = 1; step < MOST_STEPS; step += every) {
            String tag = site().other();
            Doomed deploy = Doomed.start(by, "deploy", tag);
            if (!deploy.reaches(steps(step))) {
                assertThat(deploy.exit()).as(deploy::toString).isZero();
                assertThat(step).as(deploy::toString).isGreaterThan(FEWEST_STEPS);
                return;
            }
            fault.accept(deploy);
            assertThat(site().live()).isIn(OLD, NEW);
            site().deploys(tag);
        }
        throw new AssertionError("a deploy of " + MOST_STEPS + " steps");
    }

    /** True of the line that tells of the last of so many steps. */
    private static Predicate<String> steps(int count) {
        int[] seen = {0};
        return line -> line.contains("✓ ") && ++seen[0] == count;
    }

    /** Long enough for the box to have begun with what follows the last line, and for some to be within it. */
    private void amidTheNext() {
        pause = (pause + 90) % 400;
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The same content on a file system without room. */
    private static String full(String directory) {
        return """
                rm -rf /run/full; cp -a DIR /run/full 2>/dev/null || :
                mount -t tmpfs -o size=512k,mode=0755 tmpfs DIR
                [ DIR = /var/lib/docker/tmp ] || cp -a /run/full/. DIR
                rm -f DIR/lock.holder
                head -c 1048576 /dev/zero > DIR/filler || :
                """.replace("DIR", directory);
    }
}
