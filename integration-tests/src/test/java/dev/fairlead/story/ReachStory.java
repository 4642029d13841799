package dev.fairlead.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.lab.DebianRelease;
import dev.fairlead.lab.net.DelayingProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** The ways to a box: one connection is enough, over a jump host too, and one that falls silent is given up. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReachStory {
    private static final int UNKNOWN = 4;
    private static final String PASSPHRASE = "it's \"a\" $secret";
    /** Three signs of life in vain, 15 s apart, and some room for a busy machine. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(90);

    private @Nullable Actor shared;
    private @Nullable DelayingProxy line;
    private @Nullable DelayingProxy silent;
    private @Nullable Watched followed;
    private long stalled;
    private String model = "";

    /** What takes a minute begins first, and is looked at last. */
    @BeforeAll
    void a_box_and_a_line_to_it_that_falls_silent() throws IOException {
        Actor actor = Stage.inLine(DebianRelease.BOOKWORM);
        shared = actor;
        model = actor.modelText();
        line = DelayingProxy.to(actor.box().address(), actor.box().sshPort());
        silent = DelayingProxy.to(actor.box().address(), actor.box().sshPort());
        Path far = Files.writeString(actor.model().resolveSibling("silent.yaml"), behind(silent));
        Watched logs = Watched.start(new Actor(actor.box(), far), "logs", "-f", "--tail", "1");
        followed = logs;
        assertThat(logs.reaches(line -> line.contains("visa-bulletin-blue")))
                .as(logs::toString)
                .isTrue();
        silent.traffic().stall();
        stalled = System.nanoTime();
    }

    @AfterAll
    void the_box_goes() {
        if (followed != null) {
            followed.close();
        }
        if (line != null) {
            line.close();
        }
        if (silent != null) {
            silent.close();
        }
        if (shared != null) {
            shared.close();
        }
    }

    @BeforeEach
    void the_model_is_as_it_was() {
        actor().writeModel(model);
    }

    private Actor actor() {
        return Objects.requireNonNull(shared);
    }

    private DelayingProxy line() {
        return Objects.requireNonNull(line);
    }

    @Test
    @Order(1)
    void a_plan_an_apply_and_a_status_take_one_connection_each() {
        actor().writeModel(behind(line()));
        actor().byHand("rm /etc/cron.d/fairlead-*; echo '# mine' >> /etc/logrotate.d/fairlead-visa-bulletin;"
                + " docker rm -f visa-bulletin-blue > /dev/null");
        assertThat(connectionsOf("plan")).isEqualTo(1);
        assertThat(connectionsOf("apply", "--yes")).isEqualTo(1);
        assertThat(connectionsOf("status")).isEqualTo(1);
        assertThat(connectionsOf("drift")).isEqualTo(1);
    }

    private long connectionsOf(String... command) {
        line().traffic().reset();
        actor().fairlead(command).exits(0);
        return line().traffic().connections();
    }

    @Test
    @Order(2)
    void a_box_behind_a_jump_host_is_kept_as_any_other() throws IOException {
        Tool tool =
                actor().tool().with("HOME", homeThatKnowsTheBox().toString()).with("XDG_CACHE_HOME", cache());
        String from = actor().byHand("date '+%F %T'");
        actor().writeModel(model.replace("  address: " + address() + "\n", "  address: 127.0.0.1\n")
                .replace("  port: 22\n", "  port: 22\n  proxyJump: admin@" + address() + "\n"));
        tool.run("plan", "--exit-code").exits(0);
        actor().byHand("echo '# mine' >> /etc/logrotate.d/fairlead-visa-bulletin");
        tool.run("apply", "--yes").exits(0);
        tool.run("drift").exits(0);
        assertThat(actor().byHand("journalctl -u ssh --since '" + from
                        + "' | grep -c 'Accepted publickey for admin from 127.0.0.1'"))
                .isEqualTo("3");
    }

    @Test
    @Order(3)
    void a_box_that_the_jump_host_does_not_reach_is_told() throws IOException {
        Tool tool =
                actor().tool().with("HOME", homeThatKnowsTheBox().toString()).with("XDG_CACHE_HOME", cache());
        actor().writeModel(model.replace("  address: " + address() + "\n", "  address: 127.0.0.1\n")
                .replace("  port: 22\n", "  port: 1\n  proxyJump: admin@" + address() + "\n"));
        Run run = tool.run("plan").exits(UNKNOWN).saysNot("Exception").saysNot("\tat ");
        assertThat(run.stderr())
                .startsWith("error: `" + address() + "` cannot reach `127.0.0.1` port 1.\n")
                .contains("nc -vz 127.0.0.1 1");
    }

    @Test
    @Order(4)
    void a_passphrase_is_asked_for_at_the_terminal_and_not_shown() throws Exception {
        lockedKey();
        try (var plan = AtTerminal.start(actor().tool(), "plan", "--exit-code")) {
            assertThat(plan.shows("assphrase")).as(plan::toString).isTrue();
            plan.types(PASSPHRASE + "\n");
            assertThat(plan.ends()).as(plan::toString).isZero();
            assertThat(plan.toString()).contains("In sync").doesNotContain(PASSPHRASE);
        }
    }

    @Test
    @Order(5)
    void a_wrong_passphrase_is_asked_for_again_and_then_told() throws Exception {
        lockedKey();
        try (var plan = AtTerminal.start(actor().tool(), "plan")) {
            for (int i = 0; i < 3; i++) {
                assertThat(plan.shows("assphrase")).as(plan::toString).isTrue();
                plan.types("wrong\n");
            }
            assertThat(plan.ends()).as(plan::toString).isEqualTo(UNKNOWN);
            assertThat(plan.toString()).contains("was wrong 3 times").doesNotContain("Exception");
        }
        actor().fairlead("plan").exits(UNKNOWN).says("has a passphrase, and there is no terminal to ask for it.");
    }

    @Test
    @Order(6)
    void a_connection_that_falls_silent_is_given_up() {
        Watched logs = Objects.requireNonNull(followed);
        int exit = logs.ends();
        assertThat(Duration.ofNanos(logs.ended().join() - stalled)).isLessThan(LONGEST_SILENCE);
        assertThat(exit).as(logs::toString).isIn(1, UNKNOWN);
        assertThat(logs.toString())
                .contains("error: The connection to `127.0.0.1` was lost.")
                .doesNotContain("inside Fairlead");
    }

    private String address() {
        return actor().box().address();
    }

    private String behind(DelayingProxy proxy) {
        return Detour.by(proxy, actor().box(), model);
    }

    /** A jump host is no part of the model: its key and ours are where OpenSSH looks. */
    private Path homeThatKnowsTheBox() throws IOException {
        Path home = Stage.directory();
        Path ssh = Files.createDirectory(home.resolve(".ssh"));
        Files.copy(actor().box().identityFile(), ssh.resolve("id_ed25519"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.write(
                ssh.resolve("known_hosts"),
                actor().box().hostKeys().stream()
                        .map(key -> address() + " " + key)
                        .toList());
        return home;
    }

    /** The launcher's archive, which does not hang on whose home this is. */
    private static String cache() {
        return Objects.requireNonNullElse(System.getenv("XDG_CACHE_HOME"), System.getProperty("user.home") + "/.cache");
    }

    private void lockedKey() throws Exception {
        Path key = Stage.directory().resolve("locked");
        Files.copy(actor().box().identityFile(), key, StandardCopyOption.COPY_ATTRIBUTES);
        Process locking = new ProcessBuilder("ssh-keygen", "-q", "-p", "-N", PASSPHRASE, "-f", key.toString()).start();
        assertThat(locking.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(locking.exitValue()).isZero();
        actor().writeModel(model.replaceFirst("identityFile: .*", "identityFile: " + key));
    }
}
