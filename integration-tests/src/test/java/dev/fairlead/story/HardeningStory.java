package dev.fairlead.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.lab.DebianRelease;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A box is hardened and stays so, and no change to sshd shuts out whoever makes it. */
class HardeningStory {
    private static final String DROP_IN = "/etc/ssh/sshd_config.d/01-fairlead.conf";
    private static final String EFFECTIVE =
            "sshd -T | grep -E '^(passwordauthentication|kbdinteractiveauthentication|permitrootlogin) ' | sort";
    private static final String SHUT = "kbdinteractiveauthentication no\npasswordauthentication no\npermitrootlogin no";

    /** As soon as there is a new file, sshd hangs, and nobody new gets in. */
    private static final String HANGS = """
            (
                while [ -e DROP_IN ]; do :; done; while [ ! -e DROP_IN ]; do :; done
                kill -STOP "$(cat /run/sshd.pid)"
                while [ -e DROP_IN ]; do sleep 1; done
                kill -CONT "$(cat /run/sshd.pid)"
            ) > /dev/null 2>&1 < /dev/null &
            """.replace("DROP_IN", DROP_IN);

    @ParameterizedTest
    @EnumSource(DebianRelease.class)
    void a_box_is_hardened_and_nobody_is_shut_out(DebianRelease release) throws Exception {
        try (Actor actor = Stage.boot(release)) {
            onlyTheSystem(actor, "{passwordAuthentication: false, permitRootLogin: false}");
            actor.byHand("rm -f /etc/ssh/sshd_config.d/50-box.conf && systemctl restart ssh");
            actor.fairlead("plan").exits(0).says("passwordauthentication  yes -> no");
            actor.fairlead("apply", "--yes").exits(0);
            assertThat(actor.byHand(EFFECTIVE)).isEqualTo(SHUT);
            actor.fairlead("drift").exits(0);
            assertThat(actor.byHand("fail2ban-client status sshd")).contains("Currently banned");
            assertThat(actor.byHand("systemctl list-timers --all | grep fairlead || :; ls -A /var/lib/fairlead"))
                    .as("nothing of the undo is left")
                    .doesNotContain("sshd-undo");

            whomTheModelForgetsIsNotShutOut(actor);
            anotherFileThatWinsIsDrift(actor);
            whatListensBesidesIsFound(actor);
            aChangeThatShutsRootOutIsUndone(actor);
            whoIsCutOffIsLetInAgainByTheBox(actor);
        }
    }

    private static void onlyTheSystem(Actor actor, String sshd) {
        String text = actor.modelText();
        String ssh = text.substring(text.indexOf("\nssh:\n"), text.indexOf("\nsystem:\n"));
        actor.writeModel("name: hardened\n" + ssh + "\nsystem:\n  fail2ban: true\n  sshd: " + sshd + "\n");
    }

    /** Fairlead logs in as that user, who was there before it. */
    private static void whomTheModelForgetsIsNotShutOut(Actor actor) {
        String keys = "cat /home/" + actor.box().user() + "/.ssh/authorized_keys";
        String key = actor.byHand("ssh-keygen -q -t ed25519 -N '' -f /tmp/another && cat /tmp/another.pub")
                .strip();
        String users = "\nsystem:\n  users: {" + actor.box().user() + ": {sshKeys: [\"" + key + "\"]}}\n";
        actor.editModel("\nsystem:\n", users);
        actor.fairlead("apply", "--yes").exits(0);
        assertThat(actor.byHand(keys)).contains(key);
        actor.editModel(users, "\nsystem:\n");
        actor.fairlead("plan").exits(0).says("As Fairlead logs in as that user").saysNot("- host/");
        actor.fairlead("apply", "--yes").exits(0);
        assertThat(actor.byHand(keys)).contains(key);
        actor.fairlead("drift").exits(0);
    }

    private static void anotherFileThatWinsIsDrift(Actor actor) {
        actor.byHand(
                "echo 'PasswordAuthentication yes' > /etc/ssh/sshd_config.d/00-other.conf && systemctl restart ssh");
        actor.fairlead("drift").exits(3).says("passwordauthentication  yes -> no");
        actor.fairlead("apply", "--yes")
                .exits(1)
                .says("another file of sshd wins over passwordauthentication: /etc/ssh/sshd_config.d/00-other.conf");
        actor.byHand("rm /etc/ssh/sshd_config.d/00-other.conf && systemctl restart ssh");
        actor.fairlead("drift").exits(0);
    }

    private static void whatListensBesidesIsFound(Actor actor) {
        actor.fairlead("doctor").says("Nothing listens to the world but what the model says.");
        actor.byHand("systemd-run --quiet --unit=stranger systemd-socket-activate -l 5432 /bin/cat && sleep 1");
        actor.fairlead("doctor")
                .says("Port 5432/tcp listens to the world, and the model does not know of it.")
                .says("systemctl disable --now stranger.service");
        actor.fairlead("drift").exits(0);
        String system = "\nsystem:\n";
        actor.editModel(system, system + "  openPorts: []\n");
        actor.fairlead("drift").exits(3).says("5432/tcp");
        actor.fairlead("apply", "--yes")
                .exits(1)
                .says("Port 5432/tcp listens to the world, and the model does not know of it: `")
                .says("of stranger.service");
        actor.editModel("  openPorts: []\n", "  openPorts: [5430-5440/tcp]\n");
        actor.fairlead("apply", "--yes").exits(0);
        actor.fairlead("drift").exits(0);
        actor.editModel("  openPorts: [5430-5440/tcp]\n", "  openPorts: []\n");
        actor.fairlead("drift").exits(3);
        actor.byHand("systemctl stop stranger");
        actor.fairlead("drift").exits(0);
    }

    /** The model logs in as root, and forbids just that. */
    private static void aChangeThatShutsRootOutIsUndone(Actor actor) {
        String user = "  user: " + actor.box().user() + "\n";
        actor.byHand("rm " + DROP_IN
                + " && systemctl restart ssh && mkdir -p /root/.ssh && cp /home/admin/.ssh/authorized_keys"
                + " /root/.ssh/ && chown -R root:root /root/.ssh && chmod 700 /root/.ssh");
        actor.editModel(user, "  user: root\n");
        actor.fairlead("apply", "--yes").exits(5).says("A new login does not get in, so the old settings are put back");
        assertThat(isThere(actor)).isFalse();
        actor.fairlead("drift").exits(3);
        actor.editModel("  user: root\n", user);
    }

    private static void whoIsCutOffIsLetInAgainByTheBox(Actor actor) throws Exception {
        actor.fairlead("apply", "--yes").exits(0);
        actor.byHand(HANGS + "sleep 0.2; rm " + DROP_IN + " && systemctl restart ssh");
        try (Watched apply = Watched.start(actor, "apply", "--yes")) {
            awaits(actor, true);
            apply.ends("KILL");
        }
        assertThat(isThere(actor)).as("whoever would undo it is gone").isTrue();
        awaits(actor, false);
        assertThat(actor.byHand(EFFECTIVE)).as("as before the change").contains("passwordauthentication yes");
    }

    private static boolean isThere(Actor actor) {
        return actor.box().sh("ls " + DROP_IN).status() == 0;
    }

    private static void awaits(Actor actor, boolean there) throws InterruptedException {
        for (int i = 0; i < 600 && isThere(actor) != there; i++) {
            Thread.sleep(100);
        }
        assertThat(isThere(actor)).as("the drop-in is there").isEqualTo(there);
    }
}
