package dev.fairlead.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.lab.Box;
import dev.fairlead.lab.DebianRelease;
import dev.fairlead.lab.Lab;
import dev.fairlead.load.Crowd;
import dev.fairlead.load.LoadReport;
import dev.fairlead.load.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** An app that lives by a systemd unit moves to Docker under load, and back from every phase. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MigrationStory {
    /** What makes up the old way: files, units, crontabs, open ports. Docker's own stays once it is installed. */
    private static final String AS_IT_IS = """
            cd /
            find etc/nginx etc/systemd/system etc/cron.d var/spool/cron opt/visa_bulletin ! -type d \\
                ! -path '*/visa_bulletin/venv/*' ! -name '*.pyc' ! -path '*/data/*' ! -path '*/logs/*' \\
                ! -path '*.wants/*' ! -path '*.requires/*' ! -name 'docker*' ! -name 'containerd*' -printf '%p %m %u %g %l ' \\
                -exec sh -c '[ ! -f "$1" ] || sha256sum < "$1"; echo' sh {} \\; | sort
            stat -c '%n %a %U %G' opt/visa_bulletin opt/visa_bulletin/data
            systemctl is-enabled visa-bulletin.service; systemctl is-active visa-bulletin.service
            systemctl list-timers --all --no-legend | grep fairlead; ls etc/systemd/system/*.wants | grep fairlead
            ss -Hltn | awk '{ print $4 }' | grep -E ':(80|443|8000|8001)$' | sort
            """;

    private @Nullable Actor shared;
    private String before = "";

    @BeforeAll
    void a_box_that_lives_the_old_way() {
        Box box = Stage.lab().boot("box-migration", DebianRelease.BOOKWORM, Lab.LEGACY_PACKAGES);
        Stage.lab().installLegacy(box);
        Actor actor = new Actor(box, Stage.model(box));
        shared = Busy.prepared(actor, "2s");
        actor.byHand("""
                cd /opt/visa_bulletin && systemctl stop visa-bulletin && mkdir data && mv visa_bulletin.db data/
                printf '%s\\n' DATABASE=/opt/visa_bulletin/data/visa_bulletin.db SQLITE_JOURNAL_MODE=wal >> .env
                chown -R app:app data && sed -i 's|bind 127.0.0.1:8000|threads 24 --keep-alive 30 --bind 127.0.0.1:8000|' \\
                    /etc/systemd/system/visa-bulletin.service
                sed -i 's|    location / {|    client_max_body_size 20m;\\n    location / {|' /etc/nginx/sites-available/visa-bulletin
                systemctl daemon-reload && systemctl start visa-bulletin && systemctl reload nginx
                i=0
                until ss -Hltn 'sport = :8000' | grep -q .; do
                    i=$((i + 1)); [ "$i" -lt 300 ] || exit 1; sleep 0.1
                done
                """);
        actor.editModel("  backup: [visa_bulletin.db]\n", "  backup: [data/visa_bulletin.db]\n");
        before = actor.byHand(AS_IT_IS);
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

    private Run next(String... more) {
        var words = new ArrayList<>(List.of("migrate", "next", "--yes"));
        words.addAll(List.of(more));
        return actor().fairlead(words.toArray(String[]::new));
    }

    private void sample(int times) {
        actor().byHand("for i in $(seq " + times + "); do /bin/bash /var/lib/fairlead/migration/sample; done");
    }

    private void assertAsBefore() {
        assertThat(actor().byHand(AS_IT_IS)).isEqualTo(before);
        assertThat(Busy.version(actor())).isEqualTo("legacy");
        assertThat(actor().byHand("docker ps -aq")).isEmpty();
    }

    @Test
    @Order(1)
    void what_is_unsafe_is_refused_with_its_mend() {
        actor().fairlead("migrate", "status").exits(0).says("Nothing was begun");
        actor().fairlead("migrate", "plan").exits(0).says("Phase prepare").says("host/package:docker");
        next().exits(0);
        actor().fairlead("migrate", "status").exits(0).says("phase prepare is done");
        actor().fairlead("plan").exits(0).says("under way");
        actor().fairlead("apply", "--yes").exits(1).says("on its way to Docker").says("fairlead migrate status");
        actor().fairlead("deploy").exits(1).says("on its way to Docker");
        actor().fairlead("rollback").exits(1).says("on its way to Docker");
        next().exits(1).says("locked out of what the other makes").says("app.user");
        String ids = actor().byHand("echo \"$(id -u app):$(id -g app)\"").strip();
        actor().editModel("  containerPort: 8000\n", "  containerPort: 8000\n  user: \"" + ids + "\"\n");
        String mounted = actor().modelText();
        actor().editModel(
                        "    - {host: data, container: /app/data}\n",
                        "    - {host: data/visa_bulletin.db, container: /app/data/visa_bulletin.db, type: file}\n");
        next("--accept").exits(1).says("WAL mode, and is mounted alone").says("mount that directory");
        actor().writeModel(mounted);
        assertThat(Busy.version(actor())).isEqualTo("legacy");
    }

    @Test
    @Order(2)
    void the_way_leads_back_from_every_phase() throws Exception {
        try (Crowd crowd = Crowd.few(Busy.plain(actor())).begin()) {
            for (String phase : new String[] {"prepare", "parallel", "soak", "cutover"}) {
                next("--until", phase, "--accept").exits(0);
                crowd.mark("to " + phase);
                if (phase.equals("cutover")) {
                    assertThat(Busy.version(actor())).isEqualTo("v1.0.5");
                    actor().byHand("systemctl stop docker.socket docker; docker version && exit 1; :");
                }
                long begun = System.nanoTime();
                Run back = actor().fairlead("migrate", "rollback");
                crowd.mark("back from " + phase);
                back.exits(0);
                assertThat((System.nanoTime() - begun) / 1e9).as(phase).isLessThan(30);
                if (phase.equals("cutover")) {
                    actor().byHand("systemctl start docker && docker rm -f visa-bulletin-green");
                } else {
                    assertThat(crowd.figures().getLast().failed()).isEmpty();
                }
                assertAsBefore();
            }
            crowd.leave("after");
            System.out.println(LoadReport.text(crowd.figures()));
        }
    }

    @Test
    @Order(3)
    void killed_in_a_phase_the_next_call_knows_where_it_is() {
        for (String line : new String[] {"write down the way back", "keep the old app's variables"}) {
            Doomed next = Doomed.start(actor(), "migrate", "next", "--yes", "--until", "parallel");
            assertThat(next.reaches(said -> said.startsWith("  ✓ ") && said.contains(line)))
                    .as(next::toString)
                    .isTrue();
            next.kill();
            actor().fairlead("migrate", "status").exits(0).says("did not come to its end");
        }
        next("--until", "parallel").exits(0);
        actor().fairlead("migrate", "status").exits(0).says("phase parallel is done");
    }

    @Test
    @Order(4)
    void a_container_that_fails_in_the_soak_does_not_take_over() {
        next().exits(0).says("soak");
        sample(4);
        next().exits(1).says("The comparison is not over");
        actor().byHand("cp /var/lib/fairlead/migration/samples.csv /root/samples.csv");
        actor().byHand("sed -i 's/^\\([0-9]*,new,[0-9]*\\),0,/\\1,1,/' /var/lib/fairlead/migration/samples.csv");
        next("--accept").exits(1).says("answers were wrong (50.0 of a thousand)");
        actor().byHand("awk -F, -v OFS=, '$2 == \"new\" { $3 += 60000 * n++ } { print }' /root/samples.csv"
                + " > /var/lib/fairlead/migration/samples.csv");
        next("--accept").exits(1).says("Its memory grew");
        actor().byHand("mv /root/samples.csv /var/lib/fairlead/migration/samples.csv");
        assertThat(Busy.version(actor())).isEqualTo("legacy");
    }

    @Test
    @Order(5)
    void the_box_goes_back_by_itself_if_errors_rise() throws Exception {
        next("--accept").exits(0);
        assertThat(Busy.version(actor())).isEqualTo("v1.0.5");
        actor().byHand("docker stop -t 1 visa-bulletin-green");
        actor().byHand("""
                i=0
                until curl -sf -o /dev/null -H 'Host: visa-bulletin.us' http://127.0.0.1/; do
                    i=$((i + 1)); [ "$i" -lt 150 ] || exit 1; sleep 0.2
                done
                """);
        Thread.sleep(1000);
        assertThat(Busy.version(actor())).isEqualTo("legacy");
        actor().fairlead("migrate", "status").exits(0).says("fell back from its phase cutover");
        actor().fairlead("migrate", "rollback").exits(0);
        assertAsBefore();
    }

    @Test
    @Order(6)
    void through_all_phases_nobody_notices() throws Exception {
        try (Crowd crowd = Crowd.of(Busy.plain(actor())).begin()) {
            Thread.sleep(2000);
            crowd.mark("before");
            for (String phase : new String[] {"prepare", "parallel", "soak"}) {
                next("--accept").exits(0);
                crowd.mark(phase);
            }
            sample(2);
            crowd.mark("samples");
            Run cutover = next("--accept");
            crowd.mark("cutover");
            cutover.exits(0);
            Run settle = next("--accept");
            crowd.mark("settle");
            settle.exits(0);
            Thread.sleep(2000);
            crowd.leave("after");
            String report = LoadReport.text(crowd.figures());
            System.out.println(report);
            // The site that a person wrote passes no websockets on, and each reload closes idle connections.
            assertThat(crowd.figures().stream()
                            .flatMap(part -> part.failed().stream())
                            .filter(what -> !what.startsWith("websocket: 404"))
                            .toList())
                    .as(report)
                    .isEmpty();
            assertThat(crowd.figures().stream()
                            .filter(part -> !part.label().equals("cutover")
                                    && !part.label().equals("settle"))
                            .flatMap(part -> part.broken().stream())
                            .toList())
                    .as(report)
                    .isEmpty();
            Rows rows = Rows.of(Busy.plain(actor()));
            assertThat(crowd.taken()).hasSizeGreaterThan(50);
            assertThat(rows.missing(crowd.taken())).isEmpty();
            assertThat(rows.doubled()).isEmpty();
        }
        assertThat(actor().byHand("systemctl is-active visa-bulletin; crontab -u app -l; ls /etc/cron.d; :"))
                .contains("inactive")
                .contains("fairlead-visa-bulletin_data-refresh")
                .doesNotContain("venv/bin/python");
        actor().fairlead("apply", "--yes").exits(0);
        actor().fairlead("drift").exits(0);
        actor().fairlead("migrate", "status").exits(0).says("is done");
    }

    @Test
    @Order(7)
    void even_then_the_way_leads_back() {
        actor().fairlead("migrate", "abandon").exits(0);
        assertAsBefore();
        actor().fairlead("migrate", "status").exits(0).says("Nothing was begun");
    }
}
