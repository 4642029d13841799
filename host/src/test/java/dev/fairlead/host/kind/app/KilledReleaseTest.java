package dev.fairlead.host.kind.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.resource.Step;
import dev.fairlead.host.expansion.Colour;
import dev.fairlead.host.expansion.TestingRelease;
import dev.fairlead.host.shell.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes of a release whose run was killed, by the shell that boxes have. */
class KilledReleaseTest {
    private static final String BEFORE = "beforeSwitch: [migrate]";

    @TempDir
    Path root;

    private TestingBox box;

    @BeforeEach
    void release_1_serves_in_blue() throws IOException {
        box = new TestingBox(root);
        files("1");
        box.write("nginx/shop", "server 127.0.0.1:8000 ; server 127.0.0.1:8001 ;");
        assertThat(box.run(TestingRelease.inPlace("1", "")).exit()).isZero();
        box.write("before", "echo migrated >> " + root + "/migrated\n");
    }

    private void files(String release) throws IOException {
        box.write("opt/compose.blue.yaml", "blue " + release + " at 127.0.0.1:8000:8000");
        box.write("opt/compose.green.yaml", "green " + release + " at 127.0.0.1:8001:8000");
        box.write("opt/.env", "KEY=secret-of-" + release + "\n");
    }

    /** Release 2 goes beside it, and its run is killed behind so many steps. */
    private void killedBehind(int count) throws IOException {
        files("2");
        List<Step> steps = TestingRelease.beside("2", "");
        steps.subList(0, count)
                .forEach(step ->
                        assertThat(box.run(step).exit()).as(step.title()).isZero());
        assertThat(box.has("container.shop-blue")).isTrue();
        assertThat(box.has("container.shop-green")).isTrue();
    }

    private String takenBack(Colour live, int wanted) {
        Answer.Finished end = box.run(TestingRelease.takingBack(live, wanted));
        assertThat(end.stderr()).isEmpty();
        assertThat(end.exit()).isZero();
        return end.stdout().value();
    }

    private String last() throws IOException {
        return box.read("memory/ledger")
                .lines()
                .filter(line -> line.contains("\"event\":\"release"))
                .toList()
                .getLast();
    }

    private void assertRelease1Serves() throws IOException {
        assertThat(box.has("memory/live/shop.green")).isFalse();
        assertThat(box.has("container.shop-blue")).isTrue();
        assertThat(box.read("opt/compose.blue.yaml")).startsWith("blue 1");
        assertThat(box.read("opt/.env")).isEqualTo("KEY=secret-of-1\n");
        assertThat(box.run(ReleaseLedger.FUNCTIONS + "fl_served shop | tail -n 1")
                        .stdout()
                        .value())
                .isEqualTo("1");
    }

    @Test
    void what_died_behind_the_switch_gives_way_to_what_still_runs() throws IOException {
        killedBehind(2);
        box.write("sick", "shop-green");

        assertThat(takenBack(Colour.GREEN, 0))
                .isEqualTo("taken back: shop-green is not well, so shop-blue, which a run that came to no end had left,"
                        + " serves again (release 1).");

        assertThat(last())
                .contains("\"event\":\"release-failed\"", "\"tag\":\"v2\"")
                .endsWith("\"number\":2}");
        assertRelease1Serves();
        assertThat(takenBack(Colour.BLUE, 0)).isEmpty();
    }

    @Test
    void so_does_what_died_before_it_had_a_number() throws IOException {
        killedBehind(1);
        box.write("memory/live/shop.green", "");
        box.write("sick", "shop-green");

        assertThat(takenBack(Colour.GREEN, 0)).startsWith("taken back: ");

        assertThat(last())
                .contains("\"event\":\"release-failed\"", "\"tag\":\"v2\"")
                .doesNotContain("number");
        assertRelease1Serves();
    }

    @Test
    void what_is_well_serves_on() throws IOException {
        killedBehind(2);

        assertThat(takenBack(Colour.GREEN, 0)).isEmpty();
        assertThat(box.has("memory/live/shop.green")).isTrue();
    }

    @Test
    void what_ended_a_moment_ago_and_was_started_again_is_not_well() throws IOException {
        killedBehind(2);
        box.write("end", "running 1\n");
        assertThat(takenBack(Colour.GREEN, 0)).as("it was long ago").isEmpty();

        box.write("bin/date", "#!/bin/sh\ncase $* in *-d*) echo 1000 ;; +%s) echo 1060 ;; *) echo now ;; esac\n");
        assertThat(root.resolve("bin/date").toFile().setExecutable(true)).isTrue();

        assertThat(takenBack(Colour.GREEN, 0)).startsWith("taken back: ");
    }

    @Test
    void nothing_is_taken_back_that_does_not_answer_or_was_not_switched_to() throws IOException {
        killedBehind(1);
        box.write("sick", "shop-blue");
        assertThat(takenBack(Colour.BLUE, 0)).as("killed before the switch").isEmpty();

        box.write("memory/live/shop.green", "");
        box.write("sick", "shop-blue\nshop-green");
        assertThat(takenBack(Colour.GREEN, 0)).isEmpty();
    }

    @Test
    void a_rollback_to_what_still_runs_does_not_make_it_anew() throws IOException {
        killedBehind(2);
        box.write("sick", "shop-green");
        box.write("calls", "");

        assertThat(takenBack(Colour.GREEN, 1)).isEmpty();
        for (Step step : TestingRelease.back(1)) {
            Answer.Finished end = box.run(step);
            assertThat(end.stderr()).isEmpty();
            assertThat(end.exit()).isZero();
        }

        assertThat(box.read("calls")).doesNotContain("rm -f shop-blue", "stop -t 1 shop-blue", "up -d");
        assertThat(box.has("container.shop-green")).isFalse();
        assertThat(last()).contains("\"event\":\"release\"").endsWith("\"colour\":\"blue\",\"number\":1}");
        assertRelease1Serves();
    }

    @Test
    void a_rollback_makes_anew_what_is_not_well() throws IOException {
        killedBehind(2);
        box.write("sick", "shop-blue");

        assertThat(box.run(TestingRelease.back(1).get(1)).exit()).isEqualTo(5);
        assertThat(box.read("calls")).contains("docker rm -f shop-blue");
    }

    @Test
    void what_is_left_over_is_shut_before_it_stops() throws IOException {
        killedBehind(1);

        assertThat(box.run(TestingRelease.withoutIdle()).exit()).isZero();

        assertThat(box.has("container.shop-green")).isFalse();
        assertThat(box.read("calls"))
                .containsSubsequence("iptables -A 8001", "docker stop -t 1 shop-green", "iptables -D");
    }

    @Test
    void a_command_that_is_still_at_work_is_waited_for_and_not_begun_a_second_time() throws IOException {
        files("2");
        List<Step> steps = TestingRelease.beside("2", BEFORE);
        assertThat(box.run(steps.getFirst()).exit()).isZero();
        assertThat(box.read("migrated")).isEqualTo("migrated\n");
        box.write("container.shop-before-switch", "");
        box.write("waited", "0\n");

        Answer.Finished end = box.run(steps.getFirst());

        assertThat(end.stderr()).isEmpty();
        assertThat(end.exit()).isZero();
        assertThat(end.stdout().value()).contains("waiting for the command", "it goes on");
        assertThat(box.read("migrated")).isEqualTo("migrated\n");
    }

    @Test
    void its_status_counts_and_another_one_is_begun_behind_it() throws IOException {
        files("2");
        List<Step> steps = TestingRelease.beside("2", BEFORE);
        assertThat(box.run(steps.getFirst()).exit()).isZero();
        box.write("container.shop-before-switch", "");
        box.write("waited", "3\n");
        assertThat(box.run(steps.getFirst()).stderr()).contains("ended with exit status 3", "it goes on");

        files("3");
        box.write("container.shop-before-switch", "");
        assertThat(box.run(TestingRelease.beside("3", BEFORE).getFirst()).exit())
                .isZero();
        assertThat(box.read("migrated")).isEqualTo("migrated\nmigrated\n");
        assertThat(box.read("calls").indexOf("docker wait")).isPositive();
    }
}
