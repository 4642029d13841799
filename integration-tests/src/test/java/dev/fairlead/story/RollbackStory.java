package dev.fairlead.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.lab.DebianRelease;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** The releases of one app, one after the other: what each of them brings along, and the ways back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RollbackStory {
    private static final int FAILED = 1;
    private static final int ROLLED_BACK = 5;

    /** Whoever waits for a clock of Docker's takes half a minute; how long it takes beside no other work the benchmark tells. */
    private static final double FAR_TOO_LONG_SECONDS = 20;

    private static final Pattern SWITCHED = Pattern.compile("\\(switched after ([0-9.]+) s");

    private static final String JOB = "/var/lib/fairlead/jobs/visa-bulletin_data-refresh";
    private static final String FILES = "cd /opt/visa_bulletin && sha256sum .env compose.*.yaml " + JOB;
    private static final String OVER = "touch /opt/visa_bulletin/data/over";
    private static final String MIGRATIONS = "cat /opt/visa_bulletin/data/migrations";

    /** A container that is none of the app's, of an image that does not serve. */
    private static final String USE_ANOTHER_IMAGE = """
            live=$(docker ps --quiet --no-trunc --filter name=visa-bulletin- | xargs docker inspect --format '{{.Image}}')
            other=$(docker images --quiet --no-trunc | sort -u | grep -vxF "$live" | head -n 1)
            docker run -d --name somebody-s --entrypoint sleep "$other" 1000 > /dev/null
            echo "$other"
            """;

    private @Nullable Actor shared;

    @BeforeAll
    void a_box_in_line() {
        Stage.lab().publishApp("v1.0.6");
        Stage.lab().publishApp("v1.0.7");
        shared = Busy.prepared(Stage.inLine(DebianRelease.BOOKWORM), "1s");
        shared.fairlead("apply", "--yes").exits(0);
    }

    @AfterAll
    void the_box_goes() {
        if (shared != null) {
            shared.close();
        }
    }

    private Actor actor() {
        return Objects.requireNonNull(shared);
    }

    private String live() {
        return Busy.version(actor());
    }

    /** Says how long it took until the release served. */
    private Duration farTooLong() {
        return Duration.ofMillis(Math.round(1000 * Pace.seconds(actor(), FAR_TOO_LONG_SECONDS)));
    }

    private Duration back(String... release) {
        var words = new String[release.length + 1];
        words[0] = "rollback";
        System.arraycopy(release, 0, words, 1, release.length);
        Run run = actor().fairlead(words).exits(0);
        Matcher switched = SWITCHED.matcher(run.stderr());
        assertThat(switched.find()).as(run::toString).isTrue();
        System.out.println(String.join(" ", words) + ": back after " + switched.group(1) + " s");
        return Duration.ofMillis(Math.round(Double.parseDouble(switched.group(1)) * 1000));
    }

    @Test
    @Order(1)
    void what_serves_already_is_no_release_and_the_model_is_told_of_a_tag_on_request() {
        String written = actor().modelText();
        actor().fairlead("deploy", "v1.0.6")
                .exits(0)
                .says("note: `app.tag` in the model still says `v1.0.5`.")
                .says("let `fairlead deploy v1.0.6 --write` do it");
        assertThat(live()).isEqualTo("v1.0.6");
        actor().fairlead("plan")
                .exits(0)
                .says(" released visa-bulletin v1.0.6 at ")
                .says("`app.tag` says v1.0.5");

        actor().fairlead("deploy", "v1.0.6")
                .exits(0)
                .says("visa-bulletin v1.0.6 serves already: the same image, the same configuration.");
        assertThat(actor().modelText()).isEqualTo(written);
        actor().fairlead("deploy", "v1.0.6", "--write").exits(0).says("says `v1.0.6` now");
        assertThat(actor().modelText()).isEqualTo(written.replace("  tag: v1.0.5\n", "  tag: v1.0.6\n"));
        actor().fairlead("deploy").exits(0).says("serves already").saysNot("note: `app.tag`");
    }

    @Test
    @Order(2)
    void a_rollback_brings_back_what_ran_and_not_today_s_settings_around_an_old_image() {
        String before = actor().byHand(FILES);
        actor().editModel("  tag: v1.0.6\n", "  tag: v1.0.7\n");
        actor().editModel("    PYTHONUNBUFFERED: \"1\"\n", "    PYTHONUNBUFFERED: \"1\"\n    ADDED: since\n");
        actor().editModel("  DEBUG: {value: \"False\"}\n", "  DEBUG: {value: \"False\"}\n  TOKEN: {generate: 20}\n");
        actor().editModel("    timeout: 30m\n", "    timeout: 20m\n");
        actor().fairlead("apply", "--yes").exits(0);
        assertThat(live()).isEqualTo("v1.0.7");
        String after = actor().byHand(FILES);
        actor().fairlead("run", "--", "printenv", "ADDED").exits(0).says("since");

        // What a release needs is on the box: in an emergency nobody has the values of the model at hand.
        actor().editModel("    ADDED: since\n", "    ADDED: {env: NOWHERE_TO_BE_FOUND}\n");
        assertThat(back("v1.0.6")).isLessThan(farTooLong());
        actor().editModel("    ADDED: {env: NOWHERE_TO_BE_FOUND}\n", "    ADDED: since\n");
        assertThat(live()).isEqualTo("v1.0.6");
        assertThat(actor().byHand(FILES)).isEqualTo(before);
        actor().fairlead("run", "--", "printenv", "ADDED").exits(FAILED);
        actor().fairlead("run", "--", "printenv", "TOKEN").exits(FAILED);
        actor().fairlead("plan").exits(0).says("model").saysNot("drift");

        assertThat(back("4")).isLessThan(farTooLong());
        assertThat(live()).isEqualTo("v1.0.7");
        assertThat(actor().byHand(FILES)).isEqualTo(after);
        actor().fairlead("run", "--", "printenv", "ADDED").exits(0).says("since");
        actor().fairlead("plan", "--exit-code").exits(0);
    }

    @Test
    @Order(3)
    void a_release_that_there_is_not_is_an_error_and_one_without_its_image_is_pulled_by_digest() {
        actor().fairlead("rollback", "v9").exits(FAILED).says("error: There is no release `v9` of `visa-bulletin`.");
        actor().fairlead("rollback", "4").exits(0).says("Release 4 serves already.");

        String image = actor().byHand(
                        "docker images --digests --format '{{.Repository}}@{{.Digest}}' | grep -F \"$(sed -n"
                                + " 's/.*\"digest\":\"\\([^\"]*\\)\".*/\\1/p' /var/lib/fairlead/releases/visa-bulletin/3/about)\"")
                .strip();
        String digest = image.substring(image.indexOf('@') + 1);
        actor().byHand("docker rmi " + image);
        actor().fairlead("releases").exits(0).says("image is pulled when needed");
        back(digest.substring(0, 20));
        assertThat(live()).isEqualTo("v1.0.6");
        assertThat(actor().byHand("docker inspect --format '{{.Config.Image}}' visa-bulletin-blue visa-bulletin-green"
                        + " 2>/dev/null || :"))
                .contains(digest);
    }

    @Test
    @Order(4)
    void a_rollback_that_fails_goes_back_to_what_served() {
        String before = actor().byHand(FILES);
        actor().byHand("sed -i '/^DJANGO_SECRET_KEY=/d' /var/lib/fairlead/releases/visa-bulletin/4/env");
        actor().fairlead("rollback", "4")
                .exits(ROLLED_BACK)
                .says("Not released: visa-bulletin v1.0.7 (release 4), and what served before serves on.");
        assertThat(live()).isEqualTo("v1.0.6");
        assertThat(actor().byHand(FILES)).isEqualTo(before);
        actor().fairlead("releases").exits(0).saysNot("of whose end nothing is known");
        actor().fairlead("apply", "--yes").exits(0);
        assertThat(live()).isEqualTo("v1.0.7");
    }

    @Test
    @Order(5)
    void a_command_before_the_switch_runs_once_and_says_why_when_it_fails() {
        actor().editModel(
                        "  keepReleases: 3\n",
                        "  keepReleases: 3\n  beforeSwitch: [sh, -c, \"echo once >> data/migrations\"]\n");
        actor().fairlead("deploy", "v1.0.6").exits(0).says("before the switch");
        assertThat(actor().byHand(MIGRATIONS)).isEqualTo("once");

        actor().editModel("echo once >> data/migrations", "echo no column for $DJANGO_SECRET_KEY; exit 3");
        String before = actor().byHand(FILES);
        actor().fairlead("deploy", "v1.0.7")
                .exits(ROLLED_BACK)
                .says("why: The command to run before the switch ended with exit status 3. Its last words:")
                .says("no column for ••••••")
                .says("The release before serves on.");
        assertThat(live()).isEqualTo("v1.0.6");
        assertThat(actor().byHand(FILES)).isEqualTo(before);
        actor().editModel("  beforeSwitch: [sh, -c, \"echo no column for $DJANGO_SECRET_KEY; exit 3\"]\n", "");
    }

    @Test
    @Order(6)
    void a_long_job_outlives_a_release_and_does_not_run_twice() throws Exception {
        actor().editModel(
                        "command: [python3, refresh_data_incremental.py, --save-to-db]",
                        "command: [sh, -c, \"echo it begins; until [ -e data/over ]; do sleep 0.2; done; cat VERSION; echo it is over\"]");
        actor().fairlead("--set", "app.tag=v1.0.6", "apply", "--yes").exits(0);
        try (Watched job = Watched.start(actor(), "job", "data-refresh")) {
            assertThat(job.reaches(line -> line.contains("it begins")))
                    .as(job::toString)
                    .isTrue();
            actor().fairlead("deploy", "v1.0.7").exits(0);
            assertThat(live()).isEqualTo("v1.0.7");
            actor().byHand("sh " + JOB);
            actor().fairlead("job", "data-refresh")
                    .exits(FAILED)
                    .says("The job `data-refresh` runs already, so it was not started a second time.");
            actor().byHand(OVER);
            assertThat(job.reaches(line -> line.contains("The job `data-refresh` is done after ")))
                    .as(job::toString)
                    .isTrue();
            assertThat(job.toString()).containsOnlyOnce("it is over").contains("v1.0.6");
        } finally {
            actor().byHand(OVER);
        }
    }

    @Test
    @Order(7)
    void what_no_kept_release_needs_is_shown_before_it_goes() {
        actor().editModel("  keepReleases: 3\n", "  keepReleases: 1\n");
        String images = "docker images --quiet | sort -u | wc -l";
        int before = Integer.parseInt(actor().byHand(images).strip());

        actor().fairlead("cleanup")
                .exits(2)
                .says("This is of no release that is kept:")
                .says("what made up release")
                .says("image ")
                .says("Nobody is there to agree to this.");
        assertThat(actor().byHand(images).strip()).isEqualTo(Integer.toString(before));

        String used = actor().byHand(USE_ANOTHER_IMAGE).strip();
        actor().fairlead("cleanup", "--yes").exits(0).says("Cleaned up.");
        actor().byHand("docker image inspect " + used);
        actor().fairlead("cleanup").exits(0).says("There is nothing to clean up");
        actor().byHand("docker rm -f somebody-s");
        actor().fairlead("cleanup", "--yes").exits(0).says("Cleaned up.");
        assertThat(Integer.parseInt(actor().byHand(images).strip())).isLessThan(before);
        assertThat(live()).isEqualTo("v1.0.7");
        actor().fairlead("cleanup").exits(0).says("There is nothing to clean up");
        actor().fairlead("rollback").exits(FAILED).says("the box keeps none but the one that serves");

        actor().byHand("systemctl stop docker.socket docker.service");
        try {
            actor().fairlead("cleanup").exits(FAILED).says("error: What could be cleaned up cannot be told.");
        } finally {
            actor().byHand("systemctl start docker.service docker.socket");
        }
    }
}
