package dev.fairlead.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.lab.DebianRelease;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** With docker-compose 1.29, as Debian 12 has it; and what does not hang on Compose. */
final class SideServicesStory extends SideServices {
    SideServicesStory() {
        super(DebianRelease.BOOKWORM);
    }

    @Test
    @Order(5)
    void what_is_done_to_services_by_hand_is_seen_and_mended() {
        actor().byHand("docker stop " + WORKER + " > /dev/null");
        drifts("status");
        actor().byHand("docker rm -f " + MIRROR + " > /dev/null");
        drifts(MIRROR);
        actor().byHand("docker rm -f " + WORKER + " > /dev/null; docker run -d --name " + WORKER
                + " --network visa-bulletin-services $(docker inspect --format '{{.Config.Image}}' visa-bulletin-blue"
                + " visa-bulletin-green 2> /dev/null | head -n 1) sleep 1000 > /dev/null");
        drifts("command");
        actor().byHand("docker run -d --name visa-bulletin-service_worker2 --entrypoint sleep "
                + Stage.lab().registry() + "/visa_bulletin:" + OLD + " 1000 > /dev/null");
        drifts("visa-bulletin-service_worker2");
        assertThat(actor().byHand("docker ps -a --format '{{.Names}}'")).doesNotContain("worker2");
        assertThat(lastLife()).isEqualTo(NEW + " low");
    }

    private void drifts(String what) {
        actor().fairlead("drift").exits(3).says(what);
        actor().fairlead("apply", "--yes").exits(0);
        assertInSync();
    }

    @Test
    @Order(6)
    void killed_between_the_switch_and_the_worker_the_next_apply_goes_on() throws Exception {
        try (Watched deploy = Watched.start(actor(), "deploy", OLD)) {
            assertThat(deploy.reaches(line -> line.contains("✓ switch to ")))
                    .as(deploy::toString)
                    .isTrue();
            deploy.ends("KILL");
        }
        actor().applyAfterAKill("--set", "app.tag=" + OLD);
        assertThat(lastLife()).isEqualTo(OLD + " low");
        assertNoTwoWorkedAtOnce();
        actor().fairlead("--set", "app.tag=" + OLD, "plan", "--exit-code").exits(0);
    }

    @Test
    @Order(7)
    void what_the_model_drops_goes_with_its_network() {
        String text = actor().modelText();
        int from = text.indexOf("services:\n");
        actor().writeModel(text.substring(0, from) + text.substring(text.indexOf("jobs:\n")));
        actor().editModel("tag: " + NEW, "tag: " + OLD);
        actor().fairlead("apply", "--yes").exits(0);

        assertThat(actor().byHand("docker ps -a --format '{{.Names}}'")).doesNotContain("service");
        assertThat(actor().byHand("docker network ls --format '{{.Name}}'")).doesNotContain("visa-bulletin");
        assertInSync();
    }
}
