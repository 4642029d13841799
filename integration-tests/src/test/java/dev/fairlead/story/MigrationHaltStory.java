package dev.fairlead.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A migration that cannot begin, and one that stops in the moment in which the job has left its crontab and not arrived. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MigrationHaltStory extends MigratesABox {
    /** All that is there stays there, on a disk that has no room for more. */
    private static final String FULL_DISK = """
            mkdir /run/under && mount --rbind /var/lib /run/under && mount --make-rprivate /run/under &&
                mount -t tmpfs -o size=64m,mode=0755 tmpfs /var/lib && cd /run/under || exit
            for each in *; do
                [ ! -d "$each" ] || { mkdir "/var/lib/$each" && mount --rbind "$each" "/var/lib/$each"; } || exit
            done
            """;

    private static final String NO_MEMORY =
            "sed -e 's/^MemAvailable:.*/MemAvailable: 81920 kB/' -e 's/^SwapFree:.*/SwapFree: 0 kB/' /proc/meminfo"
                    + " > /run/meminfo; mount --bind /run/meminfo /proc/meminfo";

    private static final String WELL_AGAIN =
            "systemctl start visa-bulletin; until ss -Hltn 'sport = :8000' | grep -q .; do sleep 0.1; done";

    MigrationHaltStory() {
        super("box-migration-halt");
    }

    /** Not even who goes on all the same gets past it. */
    private Run refusedWhere(String broken, String mended) {
        actor().byHand(broken);
        Run refused = next("--accept").exits(1);
        actor().fairlead("migrate", "status").exits(0).says("Nothing was begun");
        actor().byHand(mended);
        assertThat(actor().byHand("ls -d /var/lib/fairlead/migration /usr/bin/docker 2>/dev/null; :"))
                .as(refused::toString)
                .isEmpty();
        return refused;
    }

    @Test
    @Order(1)
    void a_box_that_is_not_ready_for_two_is_refused_and_nothing_is_begun() {
        refusedWhere("systemctl stop visa-bulletin", WELL_AGAIN)
                .says("visa-bulletin.service does not run")
                .says("migration.from.systemdUnit");
        refusedWhere("systemctl stop nginx", "systemctl start nginx")
                .says("The site is not well. Port 443 answered nothing to / as " + Site.NAME);
        refusedWhere(FULL_DISK, "umount -R /var/lib && umount -R /run/under && rmdir /run/under")
                .says("There is no room for Docker, an image and the backup: 64 MiB are free on /var/lib");
        refusedWhere(NO_MEMORY, "umount /proc/meminfo && rm /run/meminfo")
                .says("There is no memory for two: the old app holds ")
                .says("and 80 MiB are free. Give the box swap, or take a bigger one.");
        assertThat(OldLife.asItIs(actor())).isEqualTo(before());
        assertThat(OldLife.version(actor())).isEqualTo("legacy");
    }

    @Test
    @Order(2)
    void stopped_before_the_models_job_is_there_the_old_one_runs_on_and_comes_back_to_the_byte() throws Exception {
        String begin = OldLife.minute(actor());
        next("--until", "soak", "--accept").exits(0);
        actor().byHand("/bin/bash /var/lib/fairlead/migration/sample");
        next("--accept").exits(0);

        Doomed settle = Doomed.start(actor(), "migrate", "next", "--yes", "--accept");
        assertThat(settle.reaches(line -> line.startsWith("  ✓ let the old job end")))
                .as(settle::toString)
                .isTrue();
        settle.kill();
        String between = "crontab -u app -l; ls /etc/cron.d";
        assertThat(actor().byHand(between))
                .contains("* * * * * test ! -e /etc/cron.d/fairlead-visa-bulletin_*")
                .doesNotContain("fairlead-visa-bulletin_data-refresh");
        OldLife.awaitRun(actor());
        assertThat(actor().byHand(between)).doesNotContain("fairlead-visa-bulletin_data-refresh");
        actor().fairlead("migrate", "status").exits(0).says("in its phase settle, which did not come to its end");
        actor().fairlead("migrate", "rollback").exits(0);

        assertThat(OldLife.asItIs(actor())).isEqualTo(before());
        assertThat(OldLife.version(actor())).isEqualTo("legacy");
        OldLife.awaitRun(actor());
        OldLife.assertRunOnceEachMinute(actor(), begin);
    }
}
