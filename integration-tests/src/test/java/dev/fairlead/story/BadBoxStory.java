package dev.fairlead.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.lab.DebianRelease;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A box that cannot take what it is given says why; what served goes on serving, and a mended box is brought in line. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadBoxStory {
    private static final String SITE = "/etc/nginx/sites-available/visa-bulletin";
    private static final String ROTATION = "/etc/logrotate.d/fairlead-visa-bulletin";

    private @Nullable Actor shared;

    @BeforeAll
    void a_box_in_line() {
        shared = Stage.inLine(DebianRelease.BOOKWORM);
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

    @Test
    void no_space_left_for_the_app() {
        actor().byHand("mount -t tmpfs -o size=64k,mode=0755 tmpfs /opt/visa_bulletin; "
                + "head -c 65536 /dev/zero > /opt/visa_bulletin/filler || :");
        Run apply = actor().fairlead("apply", "--yes");
        assertToldWithoutFuss(apply, "No space left on device");
        assertTheAppAnswers();
        actor().byHand("umount -l /opt/visa_bulletin");
        assertMended();
    }

    @Test
    void no_space_left_for_the_memory() {
        actor().byHand("echo '# mine' >> " + ROTATION + "; cp -a /var/lib/fairlead /run/memory; "
                + "mount -t tmpfs -o size=512k,mode=0755 tmpfs /var/lib/fairlead; "
                + "cp -a /run/memory/. /var/lib/fairlead; rm -f /var/lib/fairlead/lock.holder; "
                + "head -c 1048576 /dev/zero > /var/lib/fairlead/filler || :");
        Run apply = actor().fairlead("apply", "--yes");
        assertToldWithoutFuss(apply, "No space left on device");
        assertTheAppAnswers();
        actor().byHand("umount -l /var/lib/fairlead");
        assertMended();
    }

    @Test
    void a_read_only_etc() {
        actor().byHand("echo '# mine' >> " + ROTATION + "; mount --bind /etc /etc; mount -o remount,ro,bind /etc");
        assertToldWithoutFuss(actor().fairlead("apply", "--yes"), "Read-only file system");
        assertTheAppAnswers();
        actor().byHand("umount -l /etc");
        assertMended();
    }

    @Test
    void a_configuration_of_nginx_that_someone_else_broke() {
        actor().byHand("echo 'nonsense on;' > /etc/nginx/conf.d/theirs.conf; sed -i 's/burst=20/burst=21/' " + SITE);
        String before = actor().byHand("sha256sum " + SITE);
        Run apply = actor().fairlead("apply", "--yes");
        assertToldWithoutFuss(apply, "unknown directive \"nonsense\" in /etc/nginx/conf.d/theirs.conf:1");
        assertThat(actor().byHand("sha256sum " + SITE)).isEqualTo(before);
        assertTheAppAnswers();
        actor().byHand("rm /etc/nginx/conf.d/theirs.conf");
        assertMended();
    }

    @Test
    void somebody_else_is_at_it_with_apt() {
        actor().byHand("apt-get remove -qq -y sqlite3 >/dev/null 2>&1; "
                + "systemd-run -q --unit=somebody python3 -c '" + """
                        import fcntl, time
                        lock = open("/var/lib/dpkg/lock-frontend", "w")
                        fcntl.lockf(lock, fcntl.LOCK_EX)
                        time.sleep(25)
                        """ + "'; sleep 1");
        Run apply = actor().fairlead("apply", "--yes").exits(0);
        assertThat(apply.stderr())
                .as(apply::toString)
                .containsPattern("Waiting until process [0-9]+ \\(python3\\) is done with apt\\.");
        actor().fairlead("drift").exits(0);
    }

    @Test
    void what_the_box_remembered_is_lost() {
        String secrets = actor().byHand("sort /opt/visa_bulletin/.env | sha256sum");
        actor().byHand("rm -rf /var/lib/fairlead; echo '# mine' >> " + ROTATION);
        actor().fairlead("plan").exits(0).saysNot("Exception");
        actor().fairlead("status").exits(0).saysNot("Exception");
        assertMended();
        assertThat(actor().byHand("sort /opt/visa_bulletin/.env | sha256sum"))
                .as("secrets that were made on the box are not made anew")
                .isEqualTo(secrets);
    }

    @Test
    void what_the_box_remembered_is_garbled() {
        actor().byHand("cd /var/lib/fairlead && for file in manifest ledger; do head -c 700 /dev/urandom > $file; done;"
                + " echo '# mine' >> " + ROTATION);
        actor().fairlead("plan").exits(0).saysNot("Exception");
        actor().fairlead("releases").exits(0).saysNot("Exception");
        assertMended();
    }

    private void assertMended() {
        actor().fairlead("apply", "--yes").exits(0);
        actor().fairlead("drift").exits(0);
        assertTheAppAnswers();
    }

    private void assertTheAppAnswers() {
        assertThat(actor().byHand("curl -sS -i -H 'Host: visa-bulletin.us' http://127.0.0.1/version"))
                .contains("200 OK")
                .contains("v1.0.5");
    }

    private static void assertToldWithoutFuss(Run run, String why) {
        run.exits(1).saysNot("Exception").saysNot("inside Fairlead");
        assertThat(run.stderr()).as(run::toString).contains("error: ").contains(why);
    }
}
