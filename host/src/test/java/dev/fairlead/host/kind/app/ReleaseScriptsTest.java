package dev.fairlead.host.kind.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.resource.Step;
import dev.fairlead.core.resource.Work;
import dev.fairlead.host.expansion.TestingRelease;
import dev.fairlead.host.shell.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the steps of a release do to a box, by the shell that boxes have. */
class ReleaseScriptsTest {
    private static final String BEFORE = "beforeSwitch: [migrate]";

    @TempDir
    Path root;

    private TestingBox box;

    @BeforeEach
    void release_1_serves_in_blue() throws IOException {
        box = new TestingBox(root);
        files("1");
        box.write("memory/jobs/shop_tidy", "tidy 1");
        box.write("nginx/shop", "server 127.0.0.1:8000 ; server 127.0.0.1:8001 ;");
        Answer.Finished first = inPlace("1", "");
        assertThat(first.stderr()).isEmpty();
        assertThat(first.exit()).isZero();
        box.write("before", "echo migrated >> " + root + "/migrated\n");
        assertThat(box.read("container.shop-blue")).isEqualTo(blue("1"));
    }

    private static String blue(String release) {
        return "blue " + release + " at 127.0.0.1:8000:8000";
    }

    private static String green(String release) {
        return "green " + release + " at 127.0.0.1:8001:8000";
    }

    /** As the steps before those of the container leave them. */
    private void files(String release) throws IOException {
        box.write("opt/compose.blue.yaml", blue(release));
        box.write("opt/compose.green.yaml", green(release));
        box.write("opt/.env", "KEY=secret-of-" + release + "\n");
    }

    private Answer.Finished inPlace(String release, String more) {
        return box.run(TestingRelease.inPlace(release, more));
    }

    private Answer.Finished beside(String release, String more) throws IOException {
        files(release);
        return performed(TestingRelease.beside(release, more));
    }

    /** The last one that began. */
    private Answer.Finished performed(List<Step> steps) {
        Answer.Finished last = box.run(":");
        for (Step step : steps) {
            if (last.exit() == 0) {
                last = box.run(step);
            }
        }
        return last;
    }

    /** The last word on releases; values of secrets come and go with them. */
    private String ledger() throws IOException {
        return box.read("memory/ledger")
                .lines()
                .filter(line -> !line.contains("\"event\":\"secret\""))
                .toList()
                .getLast();
    }

    private void assertRelease1Serves() throws IOException {
        assertThat(box.read("opt/compose.blue.yaml")).isEqualTo(blue("1"));
        assertThat(box.read("opt/.env")).isEqualTo("KEY=secret-of-1\n");
        assertThat(box.read("container.shop-blue")).isEqualTo(blue("1"));
        assertThat(box.has("container.shop-green")).isFalse();
        assertThat(box.has("memory/live/shop.green")).isFalse();
        assertThat(box.run(ReleaseLedger.FUNCTIONS + "fl_served shop | tail -n 1")
                        .stdout()
                        .value())
                .isEqualTo("1");
        assertThat(ledger()).contains("\"event\":\"release-failed\"");
    }

    @Test
    void a_release_takes_over_and_the_old_one_goes() throws IOException {
        Answer.Finished end = beside("2", "");

        assertThat(end.stderr()).isEmpty();
        assertThat(end.exit()).isZero();
        assertThat(box.read("container.shop-green")).isEqualTo(green("2"));
        assertThat(box.has("container.shop-blue")).isFalse();
        assertThat(box.has("memory/live/shop.green")).isTrue();
        assertThat(ledger()).contains("\"event\":\"release\"").endsWith("\"colour\":\"green\",\"number\":2}");
        assertThat(box.read("memory/good/shop-green/options")).isEqualTo("'--env=GREETING=hello 2'");
    }

    @Test
    void one_that_did_not_begin_leaves_the_files_of_what_serves() throws IOException {
        files("2");

        Answer.Finished end = box.run(TestingRelease.unbegun());

        assertThat(end.stderr()).isEmpty();
        assertThat(box.read("opt/compose.blue.yaml")).isEqualTo(blue("1"));
        assertThat(box.read("opt/.env")).isEqualTo("KEY=secret-of-1\n");
    }

    @Test
    void one_whose_port_is_taken_is_refused_before_anything_runs_and_all_is_put_back() throws IOException {
        box.write("taken", "LISTEN users:((\"python3\",pid=7,fd=3))\n");

        Answer.Finished end = beside("2", BEFORE);

        assertThat(end.exit()).isEqualTo(Work.Script.ROLLED_BACK);
        assertThat(end.stderr()).startsWith("Port 8001, where shop-green is to listen, is taken by python3 (pid 7).");
        assertThat(box.has("migrated")).isFalse();
        assertRelease1Serves();
    }

    @Test
    void the_command_before_the_switch_tells_why_it_failed_without_its_secrets() throws IOException {
        box.write("before", "echo 'no table for secret-of-2'; exit 3\n");

        Answer.Finished end = beside("2", BEFORE);

        assertThat(end.exit()).isEqualTo(Work.Script.ROLLED_BACK);
        assertThat(end.stderr())
                .isEqualTo("The command to run before the switch ended with exit status 3. Its last words:\n"
                        + "no table for ••••••\nThe release before serves on.");
        assertThat(end.stdout().value()).contains("no table for ••••••").doesNotContain("secret-of-2");
        assertRelease1Serves();
    }

    @Test
    void the_command_before_the_switch_runs_once() throws IOException {
        assertThat(beside("2", BEFORE).exit()).isZero();

        assertThat(box.read("migrated")).isEqualTo("migrated\n");
    }

    @Test
    void one_that_is_not_healthy_leaves_the_old_one_with_its_files() throws IOException {
        box.write("sick", "shop-green");

        Answer.Finished end = beside("2", "");

        assertThat(end.exit()).isEqualTo(Work.Script.ROLLED_BACK);
        assertThat(end.stderr()).isEqualTo("shop-green did not become healthy.\nThe release before serves on.");
        assertRelease1Serves();
    }

    @Test
    void what_compose_tells_of_secrets_when_it_fails_is_masked_there_and_back() throws IOException {
        box.write("tells", "");
        assertThat(beside("2", "").stderr()).contains("KEY=••••••").doesNotContain("secret-of");
        Files.delete(box.path("tells"));
        assertThat(beside("2", "").exit()).isZero();
        box.write("tells", "");

        assertThat(performed(TestingRelease.back(1)).stderr())
                .contains("KEY=••••••")
                .doesNotContain("secret-of");
    }

    @Test
    void one_that_nginx_does_not_reach_leaves_the_old_one() throws IOException {
        box.write("unreached", "");

        Answer.Finished end = beside("2", "");

        assertThat(end.exit()).isEqualTo(Work.Script.ROLLED_BACK);
        assertThat(end.stderr()).isEqualTo("nginx answered 502\nThe release before serves again.");
        assertRelease1Serves();
    }

    @Test
    void one_that_dies_in_the_drain_is_no_release_and_its_files_go() throws IOException {
        box.write("end", "restarting 2\n");

        Answer.Finished end = beside("2", "");

        assertThat(end.exit()).isEqualTo(Work.Script.ROLLED_BACK);
        assertThat(end.stderr()).startsWith("shop-green was healthy, and then was not.\nits last words\n");
        assertThat(ledger()).endsWith("\"number\":2}");
        assertThat(box.read("calls")).containsSubsequence("iptables -A 8001", "docker rm -f shop-green");
        assertRelease1Serves();
    }

    @Test
    void one_that_ended_while_it_came_up_is_released_and_one_that_ends_again_is_not() throws IOException {
        box.write("end", "running 2\n");
        files("2");
        List<Step> steps = TestingRelease.beside("2", "");
        steps.subList(0, 2).forEach(step -> assertThat(box.run(step).exit()).isZero());
        box.write("end", "running 3\n");
        assertThat(box.run(steps.getLast()).stderr()).startsWith("shop-green was healthy, and then was not.");

        assertThat(beside("2", "").exit()).isZero();
        assertThat(box.read("container.shop-green")).isEqualTo(green("2"));
    }

    @Test
    void one_that_does_not_run_holds_no_memory_of_the_whole_box() throws IOException {
        Files.createDirectories(box.path("cgroup"));
        box.write("cgroup/memory.stat", "anon 9007199254740992\n");

        assertThat(beside("2", "").stderr()).isEmpty();
    }

    /** By the cgroups of a newer box, and of an older one. */
    @ParameterizedTest
    @CsvSource({"0::, cgroup/one, anon", "'4:cpu,memory:', cgroup/memory/one, total_rss"})
    void one_that_holds_more_than_is_free_has_none_beside_it(String controller, String group, String word)
            throws IOException {
        Files.createDirectories(box.path(group));
        Files.createDirectories(box.path("proc/7"));
        box.write("pid", "7\n");
        box.write("proc/7/cgroup", "9:pids:/other\n" + controller + "/one\n");
        box.write(group + "/memory.stat", "file 1024\n" + word + " 1099511627776\n");

        Answer.Finished end = beside("2", "");
        assertThat(end.exit()).isEqualTo(Work.Script.ROLLED_BACK);
        assertThat(end.stderr())
                .startsWith("There is no memory for two of it: shop-blue holds 1048576 MiB, and ")
                .contains("system.swap");
        assertRelease1Serves();
    }

    @Test
    void where_nginx_does_not_run_only_an_apply_goes_on() throws IOException {
        box.write("no-nginx", "");

        Answer.Finished end = beside("2", "");
        assertThat(end.exit()).isEqualTo(Work.Script.ROLLED_BACK);
        assertThat(end.stderr()).startsWith("nginx does not run").contains("systemctl start nginx");
        assertRelease1Serves();
        files("2");
        assertThat(inPlace("2", "").stderr()).startsWith("nginx does not run");
        assertRelease1Serves();

        box.isFor("apply");
        assertThat(beside("2", "").exit()).isZero();
    }

    @Test
    void a_release_that_was_gone_back_to_and_dies_leaves_the_files_of_the_one_that_serves_again() throws IOException {
        assertThat(beside("2", "").exit()).isZero();
        box.write("end", "restarting 2\n");

        Answer.Finished end = performed(TestingRelease.back(1));

        assertThat(end.stderr()).startsWith("shop-blue was healthy, and then was not.");
        assertThat(end.exit()).isEqualTo(Work.Script.ROLLED_BACK);
        assertThat(box.read("opt/compose.green.yaml")).isEqualTo(green("2"));
        assertThat(box.read("opt/.env")).isEqualTo("KEY=secret-of-2\n");
        assertThat(box.has("container.shop-green")).isTrue();
    }

    @Test
    void a_release_that_is_gone_back_to_has_its_files_its_options_and_the_scripts_of_its_jobs() throws IOException {
        assertThat(beside("2", "").exit()).isZero();
        box.write("memory/jobs/shop_tidy", "tidy 2");

        Answer.Finished end = performed(TestingRelease.back(1));

        assertThat(end.stderr()).isEmpty();
        assertThat(end.exit()).isZero();
        assertThat(box.read("container.shop-blue")).isEqualTo(blue("1"));
        assertThat(box.read("opt/.env")).isEqualTo("KEY=secret-of-1\n");
        assertThat(box.read("memory/jobs/shop_tidy")).isEqualTo("tidy 1");
        assertThat(box.read("memory/good/shop-blue/options")).isEqualTo("'--env=GREETING=hello 1'");
        assertThat(ledger()).endsWith("\"colour\":\"blue\",\"number\":1}");
    }

    @Test
    void what_cannot_run_twice_is_gone_before_the_command_before_the_switch_runs() throws IOException {
        files("2");

        Answer.Finished end = inPlace("2", BEFORE);

        assertThat(end.stderr()).isEmpty();
        assertThat(end.exit()).isZero();
        assertThat(box.read("beside")).isEmpty();
        assertThat(box.read("migrated")).isEqualTo("migrated\n");
        assertThat(end.stdout().value()).containsPattern("nothing answered for [0-9]+\\.[0-9] s");
        assertThat(box.read("container.shop-blue")).isEqualTo(blue("2"));
        assertThat(ledger()).endsWith("\"colour\":\"blue\",\"number\":2}");
    }

    @Test
    void in_place_a_failing_command_before_the_switch_brings_the_old_one_back() throws IOException {
        files("2");
        box.write("before", "echo no; exit 7\n");

        Answer.Finished end = inPlace("2", BEFORE);

        assertThat(end.exit()).isEqualTo(Work.Script.ROLLED_BACK);
        assertThat(end.stderr())
                .startsWith("The command to run before the switch ended with exit status 7. Its last words:\nno\n")
                .endsWith("The definition that was healthy before runs again.");
        assertRelease1Serves();
    }

    @Test
    void in_place_one_that_is_not_healthy_brings_the_old_one_back_with_its_files() throws IOException {
        files("2");
        box.write("sick", "blue 2");

        Answer.Finished end = inPlace("2", "");

        assertThat(end.exit()).isEqualTo(Work.Script.ROLLED_BACK);
        assertRelease1Serves();
    }

    @Test
    void in_place_one_whose_image_is_gone_leaves_the_old_one_running() throws IOException {
        files("2");
        box.write("no-image", "");

        Answer.Finished end = inPlace("2", "");

        assertThat(end.exit()).isEqualTo(Work.Script.ROLLED_BACK);
        assertThat(box.read("calls")).doesNotContain("docker rm -f shop-blue\ndocker image inspect");
        assertRelease1Serves();
    }
}
