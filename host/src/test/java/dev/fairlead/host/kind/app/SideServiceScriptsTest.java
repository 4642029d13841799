package dev.fairlead.host.kind.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.resource.State;
import dev.fairlead.core.resource.Step;
import dev.fairlead.core.resource.Work;
import dev.fairlead.host.expansion.TestingRelease;
import dev.fairlead.host.shell.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What releases do to the services beside an app, by the shell that boxes have. */
class SideServiceScriptsTest {
    private static final String WORKER = "memory: 100m\nservices: {worker: {command: [work]}}";
    private static final String CONTAINER = "container.shop-service_worker";
    private static final String FILE = "opt/compose.worker.yaml";
    private static final String RECORD = "memory/releases/shop/";

    @TempDir
    Path root;

    private TestingBox box;

    @BeforeEach
    void release_1_serves_in_blue_with_a_worker() throws IOException {
        box = new TestingBox(root);
        box.write("nginx/shop", "server 127.0.0.1:8000 ; server 127.0.0.1:8001 ;");
        files("1");
        box.write("memory/manifest", "f1 MADE host/file:" + root + "/" + FILE + "\n");
        assertDone(box.run(TestingRelease.inPlace("1", WORKER)));
        assertDone(box.run(TestingRelease.service("1", WORKER, null)));
        assertThat(box.read(CONTAINER)).isEqualTo(worker("1"));
    }

    private static String worker(String release) {
        return "moves-with shop, worker " + release;
    }

    /** As the steps before those of the container leave them. */
    private void files(String release) throws IOException {
        box.write("opt/compose.blue.yaml", "blue " + release + " at 127.0.0.1:8000:8000");
        box.write("opt/compose.green.yaml", "green " + release + " at 127.0.0.1:8001:8000");
        box.write("opt/.env", "KEY=secret-of-" + release + "\n");
        box.write(FILE, worker(release));
        box.write("calls", "");
    }

    private static void assertDone(Answer.Finished end) {
        assertThat(end.stderr()).isEmpty();
        assertThat(end.exit()).isZero();
    }

    private Answer.Finished beside(String release) throws IOException {
        files(release);
        return performed(TestingRelease.beside(release, WORKER));
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

    /** What was done to containers that are no colours, in order. */
    private List<String> deeds() throws IOException {
        return box.read("calls")
                .lines()
                .filter(line -> line.contains("shop-service_"))
                .filter(line -> line.startsWith("docker stop") || line.startsWith("docker rm") || line.contains(" up "))
                .map(line -> line.replaceAll(".* -p (\\S+) .*", "up $1"))
                .toList();
    }

    private void assertRelease1Serves() throws IOException {
        assertThat(box.has("memory/live/shop.green")).isFalse();
        assertThat(box.has("container.shop-green")).isFalse();
        assertThat(box.has("container.shop-blue")).isTrue();
        assertThat(box.read(CONTAINER)).isEqualTo(worker("1"));
        assertThat(box.read(FILE)).isEqualTo(worker("1"));
        assertThat(box.read("memory/good/shop-service_worker/compose.yaml")).isEqualTo(worker("1"));
    }

    @Test
    void a_release_ends_the_old_service_before_it_begins_the_new_one() throws IOException {
        assertDone(beside("2"));

        assertThat(deeds())
                .containsExactly(
                        "docker stop shop-service_worker",
                        "docker rm -f shop-service_worker",
                        "up shop-service_worker");
        assertThat(box.read(CONTAINER)).isEqualTo(worker("2"));
        assertThat(box.read("memory/good/shop-service_worker/compose.yaml")).isEqualTo(worker("2"));
        assertThat(box.read(RECORD + "2/services/worker/compose.yaml")).isEqualTo(worker("2"));
    }

    @Test
    void services_are_moved_between_the_switch_and_the_end_of_the_old_colour() {
        assertThat(TestingRelease.beside("2", WORKER).stream().map(Step::title))
                .containsExactly(
                        "start shop-green beside shop-blue and wait until it is healthy",
                        "switch to shop-green",
                        "move worker to the release in shop-green",
                        "drain and stop shop-blue");
    }

    @Test
    void one_that_does_not_stay_up_undoes_the_release() throws IOException {
        box.write("restless", "worker 2");

        Answer.Finished end = beside("2");

        assertThat(end.stderr())
                .startsWith("shop-service_worker did not keep running: ")
                .endsWith("The release before serves again.");
        assertThat(end.exit()).isEqualTo(Work.Script.ROLLED_BACK);
        assertRelease1Serves();
        assertThat(box.read("memory/ledger").lines())
                .anySatisfy(line -> assertThat(line)
                        .contains("\"event\":\"release-failed\"")
                        .endsWith("\"number\":2}"));
    }

    @Test
    void a_colour_that_dies_in_the_drain_takes_its_services_along() throws IOException {
        List<Step> steps = TestingRelease.beside("2", WORKER);
        files("2");
        assertDone(performed(steps.subList(0, steps.size() - 1)));
        assertThat(box.read(CONTAINER)).isEqualTo(worker("2"));
        box.write("sick", "green 2");

        Answer.Finished end = box.run(steps.getLast());

        assertThat(end.exit()).isEqualTo(Work.Script.ROLLED_BACK);
        assertRelease1Serves();
    }

    @Test
    void a_release_that_is_gone_back_to_has_its_services_and_the_manifest_says_so() throws IOException {
        assertDone(beside("2"));
        String remembered = box.read("memory/manifest");

        assertDone(performed(TestingRelease.back(1, List.of("worker"), WORKER)));

        assertThat(box.read(CONTAINER)).isEqualTo(worker("1"));
        assertThat(box.read(FILE)).isEqualTo(worker("1"));
        assertThat(box.read("memory/manifest").substring(remembered.length()))
                .contains("f1 MADE host/file:" + root + "/" + FILE)
                .containsPattern("[0-9a-f]{32} MADE host/side-service:shop-service_worker\n");
    }

    @Test
    void a_service_that_a_release_did_not_have_ends_with_it() throws IOException {
        assertDone(beside("2"));
        box.run("rm -r \"$FAIRLEAD/releases/shop/1/services\"");

        List<Step> steps = TestingRelease.back(1, List.of(), WORKER);
        assertThat(steps.stream().map(Step::title)).contains("stop worker, which the release does not have");
        assertDone(performed(steps));

        assertThat(box.has(CONTAINER)).isFalse();
        assertThat(box.read("memory/manifest").lines()).endsWith("- - host/side-service:shop-service_worker");
    }

    @Test
    void a_service_changed_on_its_own_belongs_to_the_release_that_serves() throws IOException {
        box.write(FILE, worker("1b"));

        assertDone(box.run(TestingRelease.service("1", WORKER, State.EMPTY)));

        assertThat(box.read(RECORD + "1/services/worker/compose.yaml")).isEqualTo(worker("1b"));
        assertThat(box.read(RECORD + "1/services/worker/fingerprints")).contains("f1 MADE host/file:");
    }

    @Test
    void a_service_that_does_not_stay_up_on_its_own_is_put_back() throws IOException {
        box.write(FILE, worker("1b"));
        box.write("restless", "worker 1b");

        Answer.Finished end = box.run(TestingRelease.service("1", WORKER, State.EMPTY));

        assertThat(end.exit()).isEqualTo(Work.Script.ROLLED_BACK);
        assertThat(end.stderr()).endsWith("The definition that ran before runs again.");
        assertThat(box.read(CONTAINER)).isEqualTo(worker("1"));
        assertThat(box.read(RECORD + "1/services/worker/compose.yaml")).isEqualTo(worker("1"));
    }

    @Test
    void a_first_one_that_does_not_stay_up_is_fairleads_all_the_same() throws IOException {
        box.run("rm -r \"$FAIRLEAD/good\"; : > \"$FAIRLEAD/manifest\"");
        box.write("restless", "worker 1");

        Answer.Finished end = box.run(TestingRelease.service("1", WORKER, null));

        assertThat(end.exit()).isEqualTo(1);
        assertThat(end.stderr()).endsWith("It is left as it is, for you to look at.");
        assertThat(box.read("memory/manifest")).contains(" MADE host/side-service:shop-service_worker\n");
    }
}
