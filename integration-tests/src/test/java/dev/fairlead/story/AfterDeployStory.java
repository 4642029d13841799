package dev.fairlead.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.lab.AppBehaviour;
import dev.fairlead.lab.DebianRelease;
import dev.fairlead.load.BusySite;
import dev.fairlead.load.Crowd;
import dev.fairlead.load.Figures;
import dev.fairlead.load.LoadReport;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a deploy can no longer put back, or never had a part in: how long it lasts, and the way out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AfterDeployStory {
    private static final Duration DRAIN = Duration.ofSeconds(4);
    /** How long a websocket is listened to. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String DYING = "v1.0.9";
    private static final String STARTED = "docker inspect --format '{{.State.StartedAt}}' visa-bulletin-blue"
            + " visa-bulletin-green 2> /dev/null || :";
    private static final String BROKEN = "v1.0.10";
    private static final String ONE_RESTARTED =
            "docker inspect --format '{{.RestartCount}}' visa-bulletin-green visa-bulletin-blue 2> /dev/null | grep -q '[1-9]'";

    private final FaultTable faults = new FaultTable();
    private @Nullable Actor shared;

    @BeforeAll
    void a_box_in_line() {
        Stage.lab().publishApp("v1.0.6");
        Stage.lab().publishApp(DYING, AppBehaviour.DYING);
        Stage.lab().publishApp(BROKEN, AppBehaviour.BROKEN);
        shared = Busy.prepared(Stage.inLine(DebianRelease.BOOKWORM), DRAIN.toSeconds() + "s");
        shared.fairlead("apply", "--yes").exits(0);
    }

    @AfterAll
    void the_box_goes() {
        faults.print();
        if (shared != null) {
            shared.close();
        }
    }

    private Actor actor() {
        return Objects.requireNonNull(shared);
    }

    @Test
    void a_version_that_dies_once_the_old_one_is_gone_is_started_again_until_somebody_goes_back() throws Exception {
        String before = Busy.version(actor());
        try (Crowd crowd = Crowd.few(Busy.plain(actor())).begin()) {
            actor().fairlead("--set", Busy.DIES_WHEN_TOLD, "deploy", DYING).exits(0);
            assertThat(Busy.version(actor())).isEqualTo(DYING);
            actor().byHand(Busy.DIE);
            actor().await(ONE_RESTARTED);
            Run status = actor().fairlead("status").exits(0).says(", restarted 1 time");
            crowd.mark("it dies");
            actor().fairlead("rollback").exits(0);
            assertThat(Busy.version(actor())).isEqualTo(before);
            crowd.leave("back");
            System.out.println(LoadReport.text(crowd.figures()));
            faults.row(
                    "a version that dies after the old one stopped",
                    "0",
                    status.stdout()
                            .lines()
                            .filter(line -> line.contains("restarted"))
                            .findFirst()
                            .orElse(""),
                    crowd.figures());
        }
    }

    @Test
    void a_rollback_from_what_died_once_its_run_was_killed_in_the_drain_goes_to_the_one_that_still_runs()
            throws Exception {
        String before = Busy.version(actor());
        killedInTheDrain();
        String running = actor().byHand(STARTED);
        actor().fairlead("rollback").exits(0).says(before);
        assertThat(Busy.version(actor())).isEqualTo(before);
        assertThat(running).as("it was not made anew").contains(actor().byHand(STARTED));
        actor().fairlead("--set", "app.tag=" + before, "apply", "--yes").exits(0);
        assertThat(actor().byHand("docker ps -aq").lines()).hasSize(1);
    }

    @Test
    void a_deploy_of_a_broken_version_then_leaves_the_one_that_still_runs() throws Exception {
        String before = Busy.version(actor());
        killedInTheDrain();
        actor().fairlead("deploy", BROKEN).exits(5).says("is not well, so ").says("serves again");
        assertThat(Busy.version(actor())).isEqualTo(before);
        actor().fairlead("releases").exits(0).saysNot("of whose end nothing is known");
        actor().fairlead("--set", "app.tag=" + before, "apply", "--yes").exits(0);
        assertThat(actor().byHand("docker ps -aq").lines()).hasSize(1);
    }

    /** A websocket holds the drain until the run is killed, and what was switched to ends then. */
    private void killedInTheDrain() throws Exception {
        try (Socket _ = websocket()) {
            Doomed deploy =
                    Doomed.start(actor(), "--set", "app.drain=60s", "--set", Busy.DIES_WHEN_TOLD, "deploy", DYING);
            assertThat(deploy.reaches(line -> line.contains("✓ switch to ")))
                    .as(deploy::toString)
                    .isTrue();
            deploy.kill();
            actor().byHand(Doomed.END_STEPS);
            actor().byHand(Busy.DIE);
        }
        actor().await(ONE_RESTARTED);
    }

    @Test
    void an_engine_that_is_restarted_leaves_the_app_running_and_its_door_opens_again() throws Exception {
        String before = actor().byHand(STARTED);
        try (Crowd crowd = Crowd.few(Busy.plain(actor())).begin()) {
            Thread.sleep(1000);
            actor().byHand("systemctl restart docker");
            Thread.sleep(2000);
            Figures meanwhile = crowd.mark("the engine is restarted");
            Thread.sleep(2000);
            crowd.leave("afterwards");
            String report = LoadReport.text(crowd.figures());
            System.out.println(report);
            assertThat(meanwhile.silence()).as(report).isLessThan(Duration.ofSeconds(10));
            assertThat(meanwhile.lostNoMoreThanItsApp()).as(report).isTrue();
            assertThat(crowd.figures().getLast().isFlawless()).as(report).isTrue();
            faults.row("the engine is restarted while nobody deploys", "none", "nothing", crowd.figures());
        }
        assertThat(actor().byHand(STARTED)).isEqualTo(before);
        actor().fairlead("--set", "app.tag=" + Busy.version(actor()), "plan", "--exit-code")
                .exits(0);
    }

    @Test
    void a_websocket_that_outlives_the_drain_is_cut_then() throws Exception {
        String tag = Busy.version(actor()).equals("v1.0.6") ? "v1.0.5" : "v1.0.6";
        try (Socket socket = websocket()) {
            Doomed deploy = Doomed.start(actor(), "deploy", tag);
            assertThat(deploy.reaches(line -> line.contains("✓ switch to ")))
                    .as(deploy::toString)
                    .isTrue();
            long switched = System.nanoTime();
            int farewell = socket.getInputStream().read();
            Duration lasted = Duration.ofNanos(System.nanoTime() - switched);
            assertThat(deploy.isAlive()).as("it was cut within the drain").isTrue();
            assertThat(deploy.ends()).as(deploy::toString).isZero();
            System.out.println("a websocket was cut " + lasted.toMillis() + " ms after the switch, by "
                    + (farewell < 0 ? "nginx" : "the app"));
            assertThat(lasted).isBetween(DRAIN.minusSeconds(1), PATIENCE.dividedBy(2));
        }
        actor().fairlead("--set", "app.tag=" + tag, "plan", "--exit-code").exits(0);
    }

    /** One that says nothing. By hand, as Java's own asks for no other name than the address. */
    private Socket websocket() throws IOException {
        var socket = new Socket(actor().box().address(), 80);
        socket.setSoTimeout((int) PATIENCE.toMillis());
        String request = "GET /echo HTTP/1.1\r\nHost: " + BusySite.HOST + "\r\nUpgrade: websocket\r\n"
                + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        var answer = new StringBuilder();
        while (answer.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            assertThat(next).as(answer::toString).isNotNegative();
            answer.append((char) next);
        }
        assertThat(answer.toString()).startsWith("HTTP/1.1 101");
        return socket;
    }
}
