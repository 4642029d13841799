package dev.fairlead.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An image is seen coming layer by layer; one that cannot come is refused in words that help. */
class PullStory extends OnABoxInLine {
    private static final String BLOCK = "OUTPUT -p tcp --dport 5055 -j REJECT --reject-with tcp-reset";

    @BeforeEach
    void the_image_is_gone() {
        actor().byHand(
                        "docker ps -aq | xargs -r docker rm -f; docker image ls -q | sort -u | xargs -r docker image rm -f");
    }

    @ParameterizedTest
    @ValueSource(strings = {"apply --yes", "deploy v1.0.5"})
    void a_person_at_a_terminal_sees_each_layer(String verb) throws IOException, InterruptedException {
        ProcessBuilder run = actor().tool().builder(verb.split(" "));
        run.command(List.of("script", "-qec", String.join(" ", run.command()), "/dev/null"));
        Process process = run.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String seen = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(seen).isZero();
        assertThat(seen)
                .containsPattern("[0-9.]+ of [0-9.]+ MB, [0-9]+ of [0-9]+ layers? unpacked")
                .containsPattern("[0-9a-f]{12} [█░]{24} +[0-9.]+ [kM]B  (downloading|downloaded|unpacking)");
        actor().fairlead("drift").exits(0);
        assertThat(actor().byHand("cat /var/lib/fairlead/manifest")).contains(" MADE host/image:");
    }

    @Test
    void a_digest_that_the_registry_does_not_have() {
        String before = actor().modelText();
        actor().editModel("  tag: v1.0.5\n", "  tag: v1.0.5\n  digest: sha256:" + "0".repeat(64) + "\n");
        try {
            assertToldWithoutFuss("has no image `", "Push it, or correct `app.image`");
        } finally {
            actor().writeModel(before);
        }
        assertMended();
    }

    @Test
    void a_registry_that_the_box_cannot_reach() {
        actor().byHand("iptables -I " + BLOCK);
        try {
            assertToldWithoutFuss("The box cannot reach the registry `", "Check that the registry is up");
        } finally {
            actor().byHand("iptables -D " + BLOCK);
        }
        assertMended();
    }

    @Test
    void a_disk_that_is_too_small() {
        try {
            actor().byHand("systemctl stop docker docker.socket; "
                    + "mount -t tmpfs -o size=150m,mode=0711 tmpfs /var/lib/docker; systemctl start docker");
            assertToldWithoutFuss("There is too little room on the box", "fairlead cleanup");
            assertThat(actor().byHand("docker image ls -q")).isBlank();
        } finally {
            actor().byHand("systemctl stop docker docker.socket; umount -l /var/lib/docker; systemctl start docker");
        }
        assertMended();
    }

    private void assertMended() {
        actor().fairlead("apply", "--yes").exits(0);
        actor().fairlead("drift").exits(0);
    }

    private void assertToldWithoutFuss(String what, String fix) {
        Run run = actor().fairlead("apply", "--yes");
        run.exits(1).saysNot("Exception").saysNot("inside Fairlead").saysNot("not-a-real-token");
        assertThat(run.stderr())
                .as(run::toString)
                .contains("error: ")
                .contains(what)
                .contains(fix);
    }
}
