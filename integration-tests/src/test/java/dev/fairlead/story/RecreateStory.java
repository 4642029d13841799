package dev.fairlead.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.lab.AppBehaviour;
import dev.fairlead.lab.DebianRelease;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** An app that cannot run twice: the gap is announced and measured, and what fails leaves the one that ran before. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RecreateStory {
    private static final int ROLLED_BACK = 5;
    private static final String BAD = "v1.0.8";

    /** What runs while the command before the switch does. */
    private @Nullable Actor shared;

    @BeforeAll
    void a_box_in_line() {
        Stage.lab().publishApp("v1.0.6");
        Stage.lab().publishApp(BAD, AppBehaviour.BROKEN);
        shared = Busy.prepared(Stage.inLine(DebianRelease.BOOKWORM), "1s");
        shared.editModel("  keepReleases: 3\n", "  keepReleases: 3\n  strategy: recreate\n");
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

    private void assertOneServes(String tag) {
        assertThat(Busy.version(actor())).isEqualTo(tag);
        assertThat(actor().byHand("docker ps -a --format '{{.Names}}'").lines()).containsExactly("visa-bulletin-blue");
    }

    @Test
    @Order(1)
    void it_is_released_in_its_own_place_and_goes_back_there() {
        actor().fairlead("--set", "app.tag=v1.0.6", "plan")
                .exits(0)
                .says("`visa-bulletin` has `app.strategy: recreate`, as it cannot run twice")
                .says("Downtime: restart (host/container:visa-bulletin).");
        Run deploy = actor().fairlead("deploy", "v1.0.6")
                .exits(0)
                .says("note: `visa-bulletin` has `app.strategy: recreate`");
        assertThat(deploy.stderr()).containsPattern("serves\\. \\(nothing answered for [0-9.]+ s, done after ");
        assertOneServes("v1.0.6");

        String files = "cd /opt/visa_bulletin && sha256sum .env compose.*.yaml";
        String before = actor().byHand(files);
        Run bad = actor().fairlead("deploy", BAD)
                .exits(ROLLED_BACK)
                .says("this version is broken on purpose")
                .says("The definition that was healthy before runs again.");
        assertThat(bad.stderr()).contains("Not released: visa-bulletin " + BAD);
        assertOneServes("v1.0.6");
        assertThat(actor().byHand(files)).isEqualTo(before);
        actor().fairlead("releases").exits(0).saysNot(BAD);

        Run rollback = actor().fairlead("rollback").exits(0).says("visa-bulletin v1.0.5 (release 2) serves.");
        assertThat(rollback.stderr()).containsPattern("nothing answered for [0-9.]+ s");
        assertOneServes("v1.0.5");
        actor().fairlead("plan", "--exit-code").exits(0);
    }

    @Test
    @Order(2)
    void the_command_before_the_switch_runs_once_and_does_not_meet_the_old_one() {
        actor().editModel(
                        "  strategy: recreate\n",
                        "  strategy: recreate\n  beforeSwitch: [sh, -c, \"echo once >> data/migrations; until [ -e data/go ]; do sleep 0.1; done\"]\n");
        Doomed deploy = Doomed.start(actor(), "deploy", "v1.0.6");
        actor().await("docker ps --format '{{.Names}}' | grep before-switch > /dev/null");
        assertThat(actor().byHand("docker ps --format '{{.Names}}'").lines())
                .containsExactly("visa-bulletin-before-switch");
        actor().byHand("touch /opt/visa_bulletin/data/go");
        assertThat(deploy.ends()).as(deploy::toString).isZero();
        assertThat(actor().byHand("cat /opt/visa_bulletin/data/migrations")).isEqualTo("once");
        assertOneServes("v1.0.6");

        actor().editModel(
                        "echo once >> data/migrations; until [ -e data/go ]; do sleep 0.1; done",
                        "echo no such column; exit 3");
        actor().fairlead("deploy", "v1.0.5")
                .exits(ROLLED_BACK)
                .says("ended with exit status 3. Its last words:")
                .says("no such column")
                .says("The definition that was healthy before runs again.");
        assertOneServes("v1.0.6");
    }
}
