package dev.fairlead.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.lab.Box;
import dev.fairlead.load.Crowd;
import dev.fairlead.load.LoadReport;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The box goes down in the middle of a run, and serves when it is up again; the next run ends in sync. */
class RebootStory extends DeploysOnABox {
    private static final int FAILED = 1;
    /** A step may see Docker go before its own shell does. */
    private static final int ROLLED_BACK = 5;

    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);
    /** In place of apt-get, once: what is in the middle of its work until the box goes down. */
    private static final String ENDLESS = """
            rm "$0"
            exec /usr/bin/apt-get -o 'DPkg::Pre-Invoke::=touch /run/busy; sleep 600' "$@"
            """;

    private static final String BREAK = "echo '# mine' >> /etc/logrotate.d/fairlead-visa-bulletin;"
            + " rm -f /etc/cron.d/fairlead-*; apt-get remove -qq -y sqlite3 >/dev/null 2>&1; systemctl stop cron";
    /** How it goes down and comes up. */
    enum Fall {
        REBOOT,
        POWER_CUT;

        void befalls(Box box) {
            switch (this) {
                case REBOOT -> box.restart();
                case POWER_CUT -> {
                    box.cutPower();
                    box.start();
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"✓ start , REBOOT", "✓ start , POWER_CUT", "✓ switch to , REBOOT", "✓ switch to , POWER_CUT"})
    void in_the_middle_of_a_deploy(String step, Fall fall) throws Exception {
        String tag = site().other();
        try (Crowd crowd = Crowd.few(Busy.plain(actor())).begin()) {
            Doomed deploy = Doomed.start(actor(), "deploy", tag);
            assertThat(deploy.reaches(line -> line.contains(step)))
                    .as(deploy::toString)
                    .isTrue();
            falls(deploy, fall);
            assertThat(site().live()).isIn(Deploys.OLD, Deploys.NEW);
            site().deploys(tag);
            var meanwhile = crowd.mark("the box goes down");
            actor().fairlead("--set", "app.tag=" + tag, "drift").exits(0);
            crowd.leave("afterwards");
            String report = LoadReport.text(crowd.figures());
            assertThat(meanwhile.silence()).as(report).isLessThan(LONGEST_SILENCE);
            assertThat(crowd.figures().getLast().isFlawless()).as(report).isTrue();
            site().faults().row("the box reboots within a deploy", "1 or 5", deploy.toString(), List.of(meanwhile));
        }
    }

    @ParameterizedTest
    @EnumSource
    void in_the_middle_of_an_apply(Fall fall) {
        String tag = "app.tag=" + site().live();
        actor().byHand(BREAK);
        actor().byHand("rm -f /run/busy");
        actor().putInPlaceOf("apt-get", ENDLESS);
        Doomed apply = Doomed.start(actor(), "--set", tag, "apply", "--yes");
        actor().await("[ -e /run/busy ]");
        falls(apply, fall);
        actor().fairlead("--set", tag, "apply", "--yes").exits(0);
        actor().fairlead("--set", tag, "drift").exits(0);
    }

    /** While a run is at work; and the site serves when the box is up again. */
    private void falls(Doomed run, Fall fall) {
        fall.befalls(actor().box());
        assertThat(run.ends()).as(run::toString).isIn(FAILED, ROLLED_BACK);
        assertThat(run.toString())
                .contains("error: ")
                .containsPattern("✗ .* (was cut off|failed)")
                .doesNotContain("Exception")
                .doesNotContain("inside Fairlead");
        System.out.println(fall + "\n" + run);
        actor().await(Stage.THE_APP_ANSWERS);
    }
}
