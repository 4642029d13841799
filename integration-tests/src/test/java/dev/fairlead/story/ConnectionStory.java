package dev.fairlead.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.lab.DebianRelease;
import dev.fairlead.lab.net.DelayingProxy;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A connection that breaks or was never right is told in a sentence, and costs nothing but another run. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConnectionStory {
    private static final int WRONG = 2;
    private static final int UNKNOWN = 4;
    private static final String OTHER_KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIF0Dd1n1sYt0kkGmQvvvEXgmWHIfk0AGTpKXJfLuqIvA";

    private static final long KILOBYTE = 1024;
    /** Between two cuts; {@code -Dcut.each=1024} makes them as many as were ever made. */
    private static final long EACH = Long.getLong("cut.each", 10 * KILOBYTE);
    /** Those of both sides. */
    private static final long GREETINGS = 100;
    /** More than it takes. */
    private static final long HANDSHAKE = 5 * KILOBYTE;
    /** Of a look, and of what an apply does behind it. */
    private static final long FEWEST_BYTES = 20 * KILOBYTE;

    /** So that an apply is a matter of a second or two. */
    private static final String BREAK_LITTLE =
            "echo '# mine' >> /etc/logrotate.d/fairlead-visa-bulletin; rm -f /etc/cron.d/fairlead-*; systemctl stop cron";

    private static final String IS_MENDED = "! grep -q mine /etc/logrotate.d/fairlead-visa-bulletin && "
            + "ls /etc/cron.d/fairlead-* > /dev/null && systemctl is-active --quiet cron";

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
        actor().writeModel(Detour.by(proxy(), actor().box(), model));
        proxy().traffic().cutAfter(Long.MAX_VALUE);
    }

    private Actor actor() {
        return Objects.requireNonNull(shared);
    }

    private DelayingProxy proxy() {
        return Objects.requireNonNull(shaky);
    }

    /** Before the greeting, in it, while keys are exchanged and while the login is proven. */
    @Test
    void reset_within_the_handshake() {
        for (long bytes = 0; bytes < HANDSHAKE; bytes += bytes < GREETINGS ? GREETINGS / 4 : GREETINGS * 2) {
            proxy().traffic().cutAfter(bytes);
            Run plan = actor().fairlead("plan");
            assertToldWithoutFuss(plan, UNKNOWN);
            assertThat(plan.stdout()).isEmpty();
        }
    }

    @Test
    void cut_within_a_plan() {
        long bytes = HANDSHAKE;
        for (Run plan = planCutAfter(bytes); plan.exit() != 0; plan = planCutAfter(bytes)) {
            assertToldWithoutFuss(plan, UNKNOWN);
            assertThat(plan.stdout()).isEmpty();
            bytes += EACH;
        }
        System.out.println("a plan is whole after " + bytes + " bytes");
        assertThat(bytes).isGreaterThan(FEWEST_BYTES);
    }

    private Run planCutAfter(long bytes) {
        proxy().traffic().cutAfter(bytes);
        return actor().fairlead("plan");
    }

    /** The last of its checks are lost with the connection, and the others were worth their while. */
    @Test
    void cut_within_a_doctor_s_visit() {
        long before = through();
        String whole = actor().fairlead("doctor").exits(0).stdout();
        long bytes = through() - before;
        String lost = "had not answered when the connection was lost";
        assertThat(whole).doesNotContain(lost);
        Run cut = doctorCutAfter(bytes);
        while (cut.exit() == 0 && bytes > HANDSHAKE) {
            bytes -= KILOBYTE;
            cut = doctorCutAfter(bytes);
        }
        cut.exits(UNKNOWN).saysNot("Exception").saysNot("inside Fairlead");
        assertThat(cut.stdout()).contains(lost).containsPattern("Docker .* answers");
    }

    private Run doctorCutAfter(long bytes) {
        proxy().traffic().cutAfter(bytes);
        return actor().fairlead("doctor");
    }

    /** From where the look that a plan takes too has ended, on to where it is over. */
    @Test
    void cut_within_a_mending_apply() {
        actor().byHand(BREAK_LITTLE);
        long before = through();
        actor().fairlead("plan").exits(0);
        long look = through() - before;
        long bytes = look;
        for (Run apply = mendingCutAfter(bytes); apply.exit() != 0; apply = mendingCutAfter(bytes)) {
            assertToldWithoutFuss(apply, 1);
            proxy().traffic().cutAfter(Long.MAX_VALUE);
            actor().fairlead("apply", "--yes").exits(0);
            actor().byHand(IS_MENDED);
            bytes += EACH;
        }
        System.out.println("an apply is whole after " + bytes + " bytes, of which " + look + " are its first look");
        assertThat(bytes).isGreaterThan(look + FEWEST_BYTES);
        proxy().traffic().cutAfter(Long.MAX_VALUE);
        actor().fairlead("apply", "--yes").exits(0).says("In sync");
        actor().fairlead("drift").exits(0);
    }

    private Run mendingCutAfter(long bytes) {
        actor().byHand(BREAK_LITTLE);
        proxy().traffic().cutAfter(bytes);
        return actor().fairlead("apply", "--yes");
    }

    @Test
    void cut_in_the_middle_of_a_step() {
        actor().byHand(BREAK);
        Doomed apply = Doomed.start(actor(), "apply", "--yes");
        assertThat(apply.reaches(line -> line.contains("✓ start cron")))
                .as(apply::toString)
                .isTrue();
        actor().await("docker container inspect visa-bulletin-blue > /dev/null 2>&1");
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
        Path key = Stage.directory().resolve("stranger");
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
