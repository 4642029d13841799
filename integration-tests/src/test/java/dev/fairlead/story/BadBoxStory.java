package dev.fairlead.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A box that cannot take what it is given says why; what served goes on serving, and a mended box is brought in line. */
class BadBoxStory extends OnABoxInLine {
    private static final String SITE = "/etc/nginx/sites-available/visa-bulletin";
    private static final String ROTATION = "/etc/logrotate.d/fairlead-visa-bulletin";

    private static final int CHANGES = 3;
    /** Where a box keeps what outlives a reboot, but for Docker's own. */
    private static final String ROOT = "/etc /usr /var /opt /home /root /srv";
    /** In place of apt-get, once: leaves what is in use and next to nothing beyond it, and goes on as apt-get. */
    private static final String NARROW = """
            rm "$0"
            held=$(cat /sys/fs/cgroup/system.slice/ssh.service/memory.stat \\
                /sys/fs/cgroup/memory/system.slice/ssh.service/memory.stat 2> /dev/null |
                awk '$1 == "anon" || $1 == "total_rss" { print $2 }')
            systemctl set-property --runtime ssh.service "MemoryMax=$((held + 6291456))" MemorySwapMax=0
            exec /usr/bin/apt-get "$@"
            """;

    @Test
    void no_space_left_for_the_app() {
        actor().byHand("mount -t tmpfs -o size=64k,mode=0755 tmpfs /opt/visa_bulletin; "
                + "head -c 65536 /dev/zero > /opt/visa_bulletin/filler || :");
        try {
            Run apply = actor().fairlead("apply", "--yes");
            assertToldWithoutFuss(apply, "No space left on device");
            assertTheAppAnswers();
        } finally {
            actor().byHand("umount -l /opt/visa_bulletin");
        }
        assertMended();
    }

    @Test
    void no_space_left_for_the_memory() {
        actor().byHand("echo '# mine' >> " + ROTATION + "; cp -a /var/lib/fairlead /run/memory; "
                + "mount -t tmpfs -o size=512k,mode=0755 tmpfs /var/lib/fairlead; "
                + "cp -a /run/memory/. /var/lib/fairlead; rm -f /var/lib/fairlead/lock.holder; "
                + "head -c 1048576 /dev/zero > /var/lib/fairlead/filler || :");
        try {
            Run apply = actor().fairlead("apply", "--yes");
            assertToldWithoutFuss(apply, "No space left on device");
            assertTheAppAnswers();
        } finally {
            actor().byHand("umount -l /var/lib/fairlead");
        }
        assertMended();
    }

    @Test
    void a_read_only_etc() {
        actor().byHand("echo '# mine' >> " + ROTATION + "; mount --bind /etc /etc; mount -o remount,ro,bind /etc");
        try {
            assertToldWithoutFuss(actor().fairlead("apply", "--yes"), "Read-only file system");
            assertTheAppAnswers();
        } finally {
            actor().byHand("umount -l /etc");
        }
        assertMended();
    }

    /** As after an error of its disk. What has a file open already goes on, as it does on a box. */
    @Test
    void a_read_only_root() {
        try {
            actor().byHand(
                            "echo '# mine' >> " + ROTATION + "; for each in " + ROOT
                                    + "; do mount --rbind $each $each && "
                                    + "mount --make-rprivate $each && mount -o remount,ro,bind $each || exit; done; ! touch /var/lib/probe");
            actor().fairlead("plan", "--exit-code").exits(CHANGES);
            actor().fairlead("status").exits(0);
            for (String command : List.of("apply --yes", "deploy")) {
                Run run = actor().fairlead(command.split(" "));
                assertToldWithoutFuss(run, "/var/lib/fairlead/lock: Read-only file system");
                run.says("The lock on the box could not be taken.");
            }
            assertTheAppAnswers();
        } finally {
            actor().byHand("for each in " + ROOT + "; do umount -l $each || :; done");
        }
        assertMended();
    }

    @Test
    void a_docker_that_is_dead() {
        actor().byHand("systemctl stop docker.socket docker; echo '# mine' >> " + ROTATION);
        actor().fairlead("plan").exits(0).says("Is the docker daemon running?").saysNot("Exception");
        Run apply = actor().fairlead("apply", "--yes").exits(0);
        assertThat(apply.stderr()).contains("✓ start docker.service");
        assertMended();
    }

    @Test
    void a_docker_that_is_dead_and_masked() {
        actor().byHand("systemctl stop docker.socket docker; systemctl mask docker.socket docker; echo '# mine' >> "
                + ROTATION);
        try {
            Run apply = actor().fairlead("apply", "--yes");
            assertToldWithoutFuss(apply, "Failed: `start docker.service`.");
            apply.says("Unit docker.socket is masked.");
        } finally {
            actor().byHand("systemctl unmask docker.socket docker");
        }
        assertMended();
    }

    /** Of the logins of the box, and so of what Fairlead does there; not of what serves. */
    @Test
    void no_memory_for_a_step() {
        actor().byHand("apt-get remove -qq -y sqlite3 >/dev/null 2>&1");
        actor().putInPlaceOf("apt-get", NARROW);
        Run apply = actor().fairlead("apply", "--yes");
        actor().byHand("systemctl set-property --runtime ssh.service MemoryMax=infinity");
        assertToldWithoutFuss(apply, "Failed: `install sqlite3`.");
        apply.says("it was killed (exit status 137), most likely for want of memory.");
        assertTheAppAnswers();
        assertMended();
    }

    @Test
    void a_configuration_of_nginx_that_someone_else_broke() {
        actor().byHand("echo 'nonsense on;' > /etc/nginx/conf.d/theirs.conf; sed -i 's/burst=20/burst=21/' " + SITE);
        try {
            String before = actor().byHand("sha256sum " + SITE);
            Run apply = actor().fairlead("apply", "--yes");
            assertToldWithoutFuss(apply, "unknown directive \"nonsense\" in /etc/nginx/conf.d/theirs.conf:1");
            assertThat(actor().byHand("sha256sum " + SITE)).isEqualTo(before);
            assertTheAppAnswers();
        } finally {
            actor().byHand("rm /etc/nginx/conf.d/theirs.conf");
        }
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
        actor().byHand(
                        "cd /var/lib/fairlead && for file in manifest ledger name; do head -c 700 /dev/urandom > $file; done;"
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
