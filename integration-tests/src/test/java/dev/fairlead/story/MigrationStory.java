package dev.fairlead.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.lab.AppBehaviour;
import dev.fairlead.lab.net.DelayingProxy;
import dev.fairlead.load.Crowd;
import dev.fairlead.load.Figures;
import dev.fairlead.load.LoadReport;
import dev.fairlead.load.Rows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** An app that lives by a systemd unit moves to Docker under load, and back from every phase. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MigrationStory extends MigratesABox {
    /** What nobody may take longer than in an emergency. */
    private static final String WHO_COPIES = "/run/who-copies";

    private static final String TELLS_WHO_COPIES = """
            case "$*" in *.backup*) id -un >> WHO; esac
            exec /usr/bin/sqlite3 "$@"
            """.replace("WHO", WHO_COPIES);

    private static final double EMERGENCY_SECONDS = 30;

    private static final Duration ON_THE_WAY = Duration.ofMillis(200);

    private static final String FELL_BACK = "fell back from its phase cutover";
    private static final String ARCHIVES = "/var/lib/fairlead/migration/archives";

    /** In place of rm, once: takes five files of the archive away, and goes no further. */
    private static final String HALF_REMOVED = """
            case $* in
            *ARCHIVES)
                /bin/rm "$0"
                find ARCHIVES -type f | head -n 5 | xargs -d '\\n' /bin/rm --
                touch /run/half
                sleep 600
                ;;
            esac
            exec /bin/rm "$@"
            """.replace("ARCHIVES", ARCHIVES);

    /** In each of these nginx is reloaded, as no flag leads from a site that a person wrote to another one. */
    private static final Set<String> RELOADING = Set.of("cutover", "settle", "back from cutover");

    /** The site that a person wrote passes no websockets on. */
    private static final String NO_WEBSOCKETS = "websocket, TLS: 404";

    MigrationStory() {
        super("box-migration");
    }

    private void sample(int times) {
        actor().byHand("for i in $(seq " + times + "); do /bin/bash /var/lib/fairlead/migration/sample; done");
    }

    private void assertAsBefore() {
        assertThat(OldLife.asItIs(actor())).isEqualTo(before());
        assertThat(OldLife.version(actor())).isEqualTo("legacy");
        assertThat(actor().byHand("docker ps -aq")).isEmpty();
    }

    /** Goes back as in an emergency, and says how long that took. */
    private void back(Crowd crowd, String phase) {
        double bound = Pace.seconds(actor(), EMERGENCY_SECONDS);
        long begun = System.nanoTime();
        Run back = actor().fairlead("migrate", "rollback", "--yes");
        double seconds = (System.nanoTime() - begun) / 1e9;
        crowd.mark("back from " + phase);
        back.exits(0);
        System.out.printf("migration: back from %s in %.1f s%n", phase, seconds);
        assertThat(seconds).as(phase).isLessThan(bound);
    }

    @Test
    @Order(1)
    void what_is_unsafe_is_refused_with_its_mend() throws Exception {
        String model = actor().modelText();
        actor().writeModel(model.replaceFirst("(?m)^tls:\\n(?: .*\\n)+\\n", ""));
        next().exits(1).says("The site is served by TLS, and the model has no section tls");
        actor().writeModel(model);
        actor().fairlead("migrate", "status").exits(0).says("Nothing was begun");
        actor().fairlead("migrate", "plan").exits(0).says("Phase prepare").says("host/package:docker");
        try (var cloud = new PaperCloud()) {
            cloud.next(actor()).exits(0).says("take the snapshot visa-bulletin-migration-");
            assertThat(cloud.snapshots()).hasSize(1);
            actor().fairlead("migrate", "rollback").exits(0);
            cloud.next(actor()).exits(0).says("A snapshot was taken within the last hour");
            assertThat(cloud.snapshots()).hasSize(1);
        }
        actor().fairlead("migrate", "status").exits(0).says("phase prepare is done");
        actor().fairlead("plan").exits(0).says("under way");
        actor().fairlead("apply", "--yes").exits(1).says("on its way to Docker").says("fairlead migrate status");
        actor().fairlead("deploy").exits(1).says("on its way to Docker");
        actor().fairlead("rollback").exits(1).says("on its way to Docker");
        actor().writeModel(model.replaceFirst("(?m)^  user: \"[0-9:]*\"\\n", ""));
        next().exits(1).says("locked out of what the other makes").says("app.user");
        actor().writeModel(model.replace(
                "    - {host: data, container: /app/data}\n",
                "    - {host: data/visa_bulletin.db, container: /app/data/visa_bulletin.db, type: file}\n"));
        next("--accept").exits(1).says("WAL mode, and is mounted alone").says("mount that directory");
        actor().writeModel(model);
        assertThat(OldLife.version(actor())).isEqualTo("legacy");
        actor().fairlead("migrate", "rollback").exits(0);
        assertAsBefore();
    }

    @Test
    @Order(2)
    void the_way_leads_back_before_anybody_was_sent_to_the_container() throws Exception {
        Stage.lab().publishApp("leaking", AppBehaviour.LEAKING);
        Stage.lab().publishApp("faulty", AppBehaviour.FAULTY);
        String model = actor().modelText();
        try (Crowd crowd = Crowd.few(Busy.tls(actor())).begin()) {
            actor().byHand(": > " + WHO_COPIES + "; chmod 666 " + WHO_COPIES);
            actor().putInPlaceOf("sqlite3", TELLS_WHO_COPIES);
            for (String phase : List.of("prepare", "parallel")) {
                next("--until", phase, "--accept").exits(0);
                assertThat(actor().byHand("sort -u " + WHO_COPIES))
                        .as("files that SQLite makes beside the database are never root's")
                        .isEqualTo("app");
                crowd.mark("to " + phase);
                back(crowd, phase);
                assertAsBefore();
            }
            actor().byHand("rm /usr/local/sbin/sqlite3");
            for (String tag : List.of("leaking", "faulty")) {
                actor().editModel("  tag: v1.0.5\n", "  tag: " + tag + "\n");
                next("--until", "soak").exits(0);
                crowd.mark("to soak, " + tag);
                sample(16);
                Run refused = next("--accept").exits(1).says("did not keep to migration.limits");
                if (tag.equals("leaking")) {
                    refused.says("Its memory grew from ").says("30 % are allowed");
                } else {
                    refused.says(" answers were wrong (").says("5 of a thousand may be");
                }
                actor().fairlead("migrate", "report").exits(0).says("may not take over");
                assertThat(OldLife.version(actor())).isEqualTo("legacy");
                back(crowd, "soak");
                assertAsBefore();
                actor().writeModel(model);
            }
            crowd.leave("after");
            String report = LoadReport.text(crowd.figures());
            System.out.println(report);
            assertThat(crowd.figures()).as(report).allMatch(Figures::isFlawless);
        }
    }

    @Test
    @Order(3)
    void the_way_leads_back_after_everybody_was_sent_to_the_container() throws Exception {
        try (Crowd crowd = Crowd.few(Busy.tls(actor())).begin()) {
            next("--until", "soak", "--accept").exits(0);
            sample(2);
            crowd.mark("to soak");
            next("--accept").exits(0);
            crowd.mark("cutover");
            assertThat(OldLife.version(actor())).isEqualTo("v1.0.5");
            back(crowd, "cutover");
            crowd.leave("after");
            assertUnnoticed(crowd.figures());
            assertAsBefore();
        }
    }

    /** A person's machine dies in each phase; Docker hangs just when the way back is needed. */
    @Test
    @Order(4)
    void killed_in_each_phase_the_next_call_knows_where_it_is() throws Exception {
        var kills = new TreeMap<>(Map.of(
                "1 prepare", "write down the way back",
                "2 parallel", "keep the old app's variables",
                "3 soak", "let a timer on the box compare",
                "4 cutover", "let nginx pass its visitors",
                "5 settle", "let the old job end",
                "6 archive", "move the old app's environment"));
        try (Crowd crowd = Crowd.few(Busy.tls(actor())).begin()) {
            for (Map.Entry<String, String> kill : kills.entrySet()) {
                String phase = kill.getKey().substring(2);
                killed(phase, kill.getValue());
                next("--accept").exits(0);
                actor().fairlead("migrate", "status").exits(0).says("its phase " + phase);
                if (phase.equals("soak")) {
                    sample(2);
                    next().exits(1).says("The comparison is not over");
                }
                if (phase.equals("cutover")) {
                    theBoxGoesBackByItself();
                }
                crowd.mark("to " + phase);
            }
            assertThat(actor().byHand("ls /opt/visa_bulletin"))
                    .doesNotContain("venv")
                    .doesNotContain("manage.py");
            assertThat(OldLife.version(actor())).isEqualTo("v1.0.5");
            next().exits(1).says("The archive is 0 days old; 30 are wanted");
            actor().byHand("kill -STOP $(cat /run/docker.pid)");
            try {
                back(crowd, "archive, while Docker hangs");
            } finally {
                actor().byHand("kill -CONT $(cat /run/docker.pid)");
            }
            actor().byHand("docker rm -f visa-bulletin-green");
            crowd.leave("after");
            System.out.println(LoadReport.text(crowd.figures()));
            assertAsBefore();
        }
    }

    /** The line goes first, and what follows it is still on its way to the box and never gets there. */
    private void killed(String phase, String line) throws Exception {
        try (var slow = DelayingProxy.to(actor().box().address(), actor().box().sshPort(), ON_THE_WAY)) {
            Doomed next = Doomed.start(Detour.by(slow, actor()), "migrate", "next", "--yes", "--accept");
            assertThat(next.reaches(said -> said.startsWith("  ✓ ") && said.contains(line)))
                    .as(next::toString)
                    .isTrue();
            slow.cut();
            next.kill();
        }
        actor().fairlead("migrate", "status")
                .exits(0)
                .says("in its phase " + phase + ", which did not come to its end");
    }

    private void cutOffWithHalfOfTheArchiveGone() {
        actor().putInPlaceOf("rm", HALF_REMOVED);
        Doomed next = Doomed.start(actor(), "migrate", "next", "--yes", "--accept");
        actor().await("[ -e /run/half ]");
        next.kill();
        actor().byHand(Doomed.END_STEPS);
        assertThat(actor().byHand("find " + ARCHIVES + " -type f | head -n 1")).isNotEmpty();
        actor().fairlead("migrate", "status").exits(0).says("in its phase clean, which did not come to its end");
    }

    private void theBoxGoesBackByItself() throws InterruptedException {
        assertThat(OldLife.version(actor())).isEqualTo("v1.0.5");
        actor().byHand("docker stop -t 1 visa-bulletin-green");
        for (int left = 60; left > 0 && !OldLife.version(actor()).equals("legacy"); left--) {
            Thread.sleep(500);
        }
        assertThat(OldLife.version(actor())).isEqualTo("legacy");
        Run status = actor().fairlead("migrate", "status").exits(0);
        for (int left = 20; left > 0 && !status.stdout().contains(FELL_BACK); left--) {
            status = actor().fairlead("migrate", "status").exits(0);
        }
        status.says(FELL_BACK);
        actor().byHand("docker start visa-bulletin-green");
        actor().await("curl -sf -o /dev/null -H 'Host: visa-bulletin.us' http://127.0.0.1:8001/");
        actor().byHand("systemctl stop fairlead-migration-soak.service; : > /var/lib/fairlead/migration/samples.csv");
        sample(2);
        next("--accept").exits(0);
    }

    @Test
    @Order(5)
    void through_all_phases_nobody_notices() throws Exception {
        String begin = OldLife.minute(actor());
        try (Crowd crowd = Crowd.of(Busy.tls(actor())).begin()) {
            Thread.sleep(2000);
            crowd.mark("before");
            for (String phase : List.of("prepare", "parallel", "soak", "cutover", "settle", "archive", "clean")) {
                if (phase.equals("cutover")) {
                    sample(2);
                }
                if (phase.equals("clean")) {
                    cutOffWithHalfOfTheArchiveGone();
                    actor().fairlead("migrate", "rollback").exits(1).says("There is no way back any more");
                }
                Run done = next("--accept");
                crowd.mark(phase);
                done.exits(0);
            }
            OldLife.awaitRun(actor());
            OldLife.awaitRun(actor());
            crowd.leave("after");
            assertUnnoticed(crowd.figures());
            Rows rows = Rows.of(Busy.tls(actor()));
            assertThat(crowd.taken()).hasSizeGreaterThan(50);
            assertThat(rows.missing(crowd.taken())).isEmpty();
            assertThat(rows.doubled()).isEmpty();
        }
        OldLife.assertRunOnceEachMinute(actor(), begin);
    }

    private static void assertUnnoticed(List<Figures> figures) {
        String report = LoadReport.text(figures);
        System.out.println(report);
        assertThat(figures.stream()
                        .flatMap(part -> part.failed().stream())
                        .filter(what -> !what.startsWith(NO_WEBSOCKETS))
                        .toList())
                .as(report)
                .isEmpty();
        assertThat(figures.stream()
                        .filter(part -> !RELOADING.contains(part.label()))
                        .flatMap(part -> part.broken().stream())
                        .toList())
                .as(report)
                .isEmpty();
    }

    @Test
    @Order(6)
    void what_is_left_is_the_model_the_backup_and_a_report() throws Exception {
        assertThat(actor().byHand("systemctl is-active visa-bulletin; crontab -u app -l; ls /etc/cron.d; :"))
                .contains("inactive")
                .contains("fairlead-visa-bulletin_data-refresh")
                .doesNotContain("venv/bin/python");
        assertThat(actor().byHand("ls /opt/visa_bulletin /var/lib/fairlead/migration"))
                .contains("backups")
                .doesNotContain("venv")
                .doesNotContain("archive");
        assertThat(actor().byHand("grep -c 'authenticator = webroot' /etc/letsencrypt/renewal/visa-bulletin.us.conf"))
                .isEqualTo("1");
        actor().fairlead("apply", "--yes").exits(0);
        actor().fairlead("drift").exits(0);
        actor().fairlead("migrate", "next").exits(0).says("All phases are done");
        actor().fairlead("migrate", "rollback").exits(1).says("There is no way back any more");
        Path page = actor().model().resolveSibling("report.html");
        Run report = actor().fairlead("migrate", "report", "--html", page.toString())
                .exits(0)
                .says("95 of 100 within");
        assertThat(report.stdout()).doesNotContain("may not take over");
        assertThat(Files.readString(page)).contains("<svg class=\"container\"").contains(">cutover</text>");
    }
}
