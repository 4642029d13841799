package dev.fairlead.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.lab.DebianRelease;
import dev.fairlead.lab.net.DelayingProxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A connection that breaks or was never right is told in a sentence, and costs nothing but another run. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConnectionStory {
    private static final int WRONG = 2;
    private static final int UNKNOWN = 4;
    private static final String OTHER_KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIF0Dd1n1sYt0kkGmQvvvEXgmWHIfk0AGTpKXJfLuqIvA";

    private static final String BREAK = "echo '# mine' >> /etc/logrotate.d/fairlead-visa-bulletin; "
            + "rm -f /etc/cron.d/fairlead-*; docker rm -f visa-bulletin-blue >/dev/null; systemctl stop cron";

    private @Nullable Actor shared;
    private @Nullable DelayingProxy shaky;
    private String model = "";

    @BeforeAll
    void a_box_behind_a_shaky_line() {
        shared = Stage.inLine(DebianRelease.BOOKWORM);
        shaky = DelayingProxy.to(shared.box().address(), shared.box().sshPort());
        model = shared.modelText();
    }

    @AfterAll
    void the_box_goes() {
        if (shaky != null) {
            shaky.close();
        }
        if (shared != null) {
            shared.close();
        }
    }

    @BeforeEach
    void the_model_is_whole() {
        actor().writeModel(model.replace("  address: " + actor().box().address() + "\n", "  address: 127.0.0.1\n")
                .replace("  port: " + actor().box().sshPort() + "\n", "  port: " + proxy().port() + "\n"));
        proxy().traffic().cutAfter(Long.MAX_VALUE);
    }

    private Actor actor() {
        return Objects.requireNonNull(shared);
    }

    private DelayingProxy proxy() {
        return Objects.requireNonNull(shaky);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 10, 700, 2000, 3500, 6000, 12_000, 30_000})
    void cut_while_it_looks(long bytes) {
        proxy().traffic().cutAfter(bytes);
        Run plan = actor().fairlead("plan");
        assertToldWithoutFuss(plan, UNKNOWN);
        assertThat(plan.stdout()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 500, 5000, 20_000, 30_000, 40_000, 60_000})
    void cut_while_it_mends(long bytesAfterTheLook) {
        actor().byHand(BREAK);
        long before = through();
        actor().fairlead("plan").exits(0);
        long look = through() - before;
        proxy().traffic().cutAfter(look + bytesAfterTheLook);
        Run apply = actor().fairlead("apply", "--yes");
        if (apply.exit() != 0) {
            assertToldWithoutFuss(apply, 1);
        }
        proxy().traffic().cutAfter(Long.MAX_VALUE);
        actor().fairlead("apply", "--yes").exits(0);
        actor().fairlead("drift").exits(0);
    }

    @Test
    void cut_in_the_middle_of_a_step() {
        actor().byHand(BREAK);
        Doomed apply = Doomed.start(actor(), "apply", "--yes");
        assertThat(apply.reaches(line -> line.contains("✓ start cron")))
                .as(apply::toString)
                .isTrue();
        proxy().cut();
        assertThat(apply.ends()).as(apply::toString).isEqualTo(1);
        assertThat(apply.toString())
                .contains("✗ start visa-bulletin-blue and wait until it is healthy was cut off")
                .contains("why: The connection to `127.0.0.1` was lost.")
                .doesNotContain("Exception");
        actor().fairlead("apply", "--yes").exits(0);
        actor().fairlead("drift").exits(0);
    }

    private long through() {
        return proxy().traffic().toServer() + proxy().traffic().toClient();
    }

    @Test
    void another_host_key_than_the_models_is_refused() {
        actor().writeModel(actor().modelText().replaceFirst("hostKeys: \\[.*\\]", "hostKeys: [\"" + OTHER_KEY + "\"]"));
        Run run = actor().fairlead("apply", "--yes");
        assertToldWithoutFuss(run, 1);
        run.says("The host key of `127.0.0.1` is not the one that the model has; nothing was sent.")
                .says("  fix: ")
                .says("correct `ssh.hostKeys` in the model");
    }

    @Test
    void an_unknown_host_key_is_refused_with_the_line_to_add() {
        actor().writeModel(actor().modelText().replaceFirst("  hostKeys: \\[.*\\]\n", ""));
        Run run = actor().fairlead("apply", "--yes");
        assertToldWithoutFuss(run, 1);
        run.says("The host key of `127.0.0.1` is not known.").says("  hostKeys: [\"ssh-ed25519 AAAA");
    }

    @Test
    void a_key_that_the_box_does_not_know_is_told_with_its_name() throws Exception {
        Path key = Files.createTempDirectory("fairlead-story").resolve("stranger");
        assertThat(new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString())
                        .start()
                        .waitFor())
                .isZero();
        actor().writeModel(actor().modelText().replaceFirst("identityFile: .*", "identityFile: " + key));
        Run run = actor().fairlead("apply", "--yes");
        assertToldWithoutFuss(run, 1);
        run.says("does not let `admin` log in").says("tried " + key).says("ssh.identityFile");
    }

    @Test
    void an_identity_that_is_not_there_is_told() {
        actor().writeModel(actor().modelText().replaceFirst("identityFile: .*", "identityFile: nowhere/id"));
        Run run = actor().fairlead("apply", "--yes");
        assertToldWithoutFuss(run, 1);
        run.says("nowhere/id").says("does not exist");
    }

    @Test
    void an_address_where_nobody_answers_is_told() {
        String address = actor().box().address();
        actor().byHand("iptables -I INPUT -p tcp --dport 2222 -j DROP");
        actor().writeModel(model.replace(
                "  port: " + actor().box().sshPort() + "\n", "  port: 2222\n  connectTimeout: 2s\n"));
        assertToldWithoutFuss(actor().fairlead("plan").says("`" + address + "`"), UNKNOWN);
        actor().editModel(address, "box.invalid");
        assertToldWithoutFuss(actor().fairlead("plan").says("The name `box.invalid` does not resolve."), UNKNOWN);
        actor().editModel("box.invalid", "127.0.0.1");
        actor().editModel("  port: 2222\n", "  port: 1\n");
        assertToldWithoutFuss(actor().fairlead("plan").says("Nothing listens for SSH at `127.0.0.1` port 1."), UNKNOWN);
    }

    @Test
    void a_sudo_that_wants_a_password_gets_it_and_nobody_else_does() {
        String password = actor().box().operatorPassword();
        actor().writeModel(actor().modelText().replace("  user: admin\n", "  user: operator\n"));
        assertToldWithoutFuss(
                actor().fairlead("plan").says("cannot become root").says("ssh.sudoPassword"), UNKNOWN);

        actor().editModel("  user: operator\n", "  user: operator\n  sudoPassword: {env: SUDO_PASSWORD}\n");
        assertToldWithoutFuss(actor().fairlead("plan").says("SUDO_PASSWORD"), WRONG);

        Tool wrong = actor().tool().with("SUDO_PASSWORD", "not " + password);
        Run refused = wrong.run("plan")
                .says("cannot become root")
                .says("Correct `ssh.sudoPassword`")
                .saysNot(password);
        assertToldWithoutFuss(refused, UNKNOWN);

        actor().byHand("echo '# mine' >> /etc/logrotate.d/fairlead-visa-bulletin");
        Tool right = actor().tool().with("SUDO_PASSWORD", password);
        right.run("--debug", "plan", "--json").exits(0).saysNot(password);
        right.run("--debug", "apply", "--yes").exits(0).saysNot(password);
        right.run("drift").exits(0).saysNot(password);
        assertThat(actor().byHand("grep -rlF --exclude='lab.*' -e " + password
                        + " /var/lib/fairlead /var/log /run /tmp /home /root /etc 2>/dev/null; journalctl | grep -cF -e "
                        + password + "; :"))
                .isEqualToIgnoringNewLines("0");
    }

    private static void assertToldWithoutFuss(Run run, int status) {
        run.exits(status).saysNot("Exception").saysNot("\tat ").saysNot("inside Fairlead");
        assertThat(run.stderr()).as(run::toString).contains("error: ");
    }
}
