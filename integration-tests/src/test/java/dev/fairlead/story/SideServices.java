package dev.fairlead.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.lab.AppBehaviour;
import dev.fairlead.lab.DebianRelease;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** A worker of the release and a service of an image of its own, beside an app, through the life of a server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class SideServices {
    static final String OLD = "v1.0.5";
    static final String NEW = "v1.0.6";
    private static final String BAD = "bad-workless";
    static final String WORKER = "visa-bulletin-service_worker";
    static final String MIRROR = "visa-bulletin-service_mirror";
    private static final String LIVES = "/opt/visa_bulletin/saved_pages/worker";
    private static final String SERVICES = """
            services:
              worker: {command: [python3, worker.py], environment: {QUEUE: high}, memory: 128m, stopTimeout: 5s}
              mirror:
                image: REGISTRY/visa_bulletin
                tag: v1.0.5
                secrets: [DJANGO_SECRET_KEY]
                environment: {ALLOWED_HOSTS: mirror}

            """;

    private final DebianRelease release;
    private @Nullable Actor shared;

    SideServices(DebianRelease release) {
        this.release = release;
    }

    @BeforeAll
    void a_box_in_line() {
        Stage.lab().publishApp(NEW);
        Stage.lab().publishApp(BAD, AppBehaviour.WORKLESS);
        shared = Stage.inLine(release);
        shared.editModel("jobs:\n", SERVICES.replace("REGISTRY", Stage.lab().registry()) + "jobs:\n");
        shared.fairlead("apply", "--yes").exits(0);
    }

    @AfterAll
    void the_box_goes() {
        if (shared != null) {
            shared.close();
        }
    }

    final Actor actor() {
        return Objects.requireNonNull(shared);
    }

    final void assertInSync() {
        actor().fairlead("plan", "--exit-code").exits(0);
    }

    /** What the app gets to read from the service, as it finds it by its name. */
    private String versionByName(String container) {
        return actor().byHand(
                        "docker exec " + container
                                + " python3 -c 'import urllib.request as r; print(r.urlopen(\"http://mirror:8000/version\").read())'")
                .strip();
    }

    /** The lives of workers one after the other: who they are, which version, from which queue. */
    private List<String> lives() {
        return actor().byHand("cut -d ' ' -f 2-4 " + LIVES + " | uniq").lines().toList();
    }

    final String lastLife() {
        return lives().getLast().replaceFirst("^\\S+ ", "");
    }

    /** No line of a worker stands behind one of its successor's. */
    final void assertNoTwoWorkedAtOnce() {
        assertThat(lives()).doesNotHaveDuplicates();
    }

    @Test
    @Order(1)
    void services_run_beside_the_app_and_it_finds_them_by_their_names() {
        assertInSync();
        assertThat(lastLife()).isEqualTo(OLD + " high");
        String live = actor().byHand("docker ps --format '{{.Names}}' | grep -E -- '-(blue|green)$'")
                .strip();
        assertThat(versionByName(live)).isEqualTo("b'" + OLD + "\\n'");
        actor().fairlead("run", "--", "python3", "-c", "import socket; socket.gethostbyname('worker')")
                .exits(0);
        actor().fairlead("status").exits(0).says("service      worker  " + WORKER + "  running");
        actor().fairlead("logs", "--service", "worker").exits(0).says(WORKER + " | worker begins: ");
        actor().fairlead("doctor").says("The service `" + MIRROR + "` runs.").saysNot("the model has no such service");
        assertThat(actor().byHand("docker ps --filter name=service_ --format '{{.Ports}}'"))
                .doesNotContain("->");
    }

    @Test
    @Order(2)
    void a_release_moves_its_worker_and_never_has_two() {
        String mirror = started(MIRROR);
        actor().editModel("QUEUE: high", "QUEUE: low");
        actor().fairlead("deploy", NEW, "--write").exits(0).says("move worker to the release in ");

        assertThat(lastLife()).isEqualTo(NEW + " low");
        assertNoTwoWorkedAtOnce();
        assertThat(started(MIRROR)).isEqualTo(mirror);
        assertInSync();
    }

    @Test
    @Order(3)
    void a_rollback_brings_the_worker_that_ran_with_its_configuration() {
        actor().fairlead("rollback").exits(0);
        assertThat(lastLife()).isEqualTo(OLD + " high");
        assertNoTwoWorkedAtOnce();

        actor().fairlead("apply", "--yes").exits(0);
        assertThat(lastLife()).isEqualTo(NEW + " low");
        assertInSync();
    }

    @Test
    @Order(4)
    void a_release_whose_worker_ends_at_once_is_undone() {
        actor().fairlead("deploy", BAD)
                .exits(5)
                .says("this version's worker ends on purpose")
                .says("The release before serves again.");

        assertThat(lastLife()).isEqualTo(NEW + " low");
        assertThat(actor().byHand("curl -sS -H 'Host: visa-bulletin.us' http://127.0.0.1/version"))
                .isEqualTo(NEW);
        assertNoTwoWorkedAtOnce();
        actor().fairlead("releases").exits(0).saysNot(BAD);
        assertThat(actor().byHand("docker ps -a --format '{{.Names}}'").lines())
                .filteredOn(name -> name.endsWith("-blue") || name.endsWith("-green"))
                .hasSize(1);
        assertInSync();
    }

    private String started(String container) {
        return actor().byHand("docker inspect --format '{{.State.StartedAt}}' " + container);
    }
}
