package dev.fairlead.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.lab.DebianRelease;
import dev.fairlead.load.Crowd;
import dev.fairlead.load.LoadReport;
import dev.fairlead.load.Rows;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On Debian 13, and with visitors about: the old app comes back when its unit was stopped for good already. */
class MigrationBackStory {
    @Test
    void the_old_app_comes_back_after_it_was_stopped_for_good() throws Exception {
        try (Actor actor = OldLife.begin("box-migration-13", DebianRelease.TRIXIE);
                Crowd crowd = Crowd.of(Busy.tls(actor)).begin()) {
            actor.editModel("\njobs:\n", """

                    services:
                      worker:
                        command: [python3, worker.py]

                    jobs:
                    """);
            String before = OldLife.asItIs(actor);
            crowd.mark("before");
            for (String phase : List.of("soak", "cutover", "settle")) {
                Run next = actor.fairlead("migrate", "next", "--yes", "--accept", "--until", phase);
                if (phase.equals("soak")) {
                    actor.byHand("/bin/bash /var/lib/fairlead/migration/sample");
                }
                crowd.mark(phase);
                next.exits(0);
            }
            assertThat(OldLife.version(actor)).isEqualTo("v1.0.5");
            actor.fairlead("drift").exits(0);
            assertThat(actor.byHand("docker ps --format '{{.Names}}'")).contains("visa-bulletin-service_worker");

            actor.fairlead("migrate", "abandon").exits(2).says("fairlead migrate abandon --yes");
            Run back = actor.fairlead("migrate", "abandon", "--yes");
            crowd.mark("back");
            back.exits(0);
            assertThat(actor.byHand("docker ps -aq; docker network ls --format '{{.Name}}' | grep services; :"))
                    .as("nothing that runs beside the app is left to do its work twice")
                    .isBlank();

            crowd.leave("after");
            String report = LoadReport.text(crowd.figures());
            System.out.println(report);
            assertThat(crowd.figures().stream()
                            .flatMap(part -> part.failed().stream())
                            .filter(what -> !what.startsWith("websocket, TLS: 404"))
                            .toList())
                    .as(report)
                    .isEmpty();
            Rows rows = Rows.of(Busy.tls(actor));
            assertThat(rows.missing(crowd.taken())).isEmpty();
            assertThat(rows.doubled()).isEmpty();
            // What the worker wrote about its own life is data of the app's.
            actor.byHand("rm -f /opt/visa_bulletin/saved_pages/worker");
            assertThat(OldLife.asItIs(actor)).isEqualTo(before);
            assertThat(OldLife.version(actor)).isEqualTo("legacy");
            actor.fairlead("migrate", "status").exits(0).says("Nothing was begun");
        }
    }
}
