package dev.fairlead.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.lab.AppBehaviour;
import dev.fairlead.lab.DebianRelease;
import dev.fairlead.load.Crowd;
import dev.fairlead.load.Figures;
import dev.fairlead.load.LoadReport;
import dev.fairlead.load.Rows;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Deploys in a row, one of a bad version, and a way back, while people use the site: none of them notices. The site is as
 * Fairlead writes it, with a certificate and {@code tls.redirect: false}: so the whole crowd by plain HTTP comes to the
 * same app, by the same flag, as the one by TLS and HTTP/2, and neither is spared for the other.
 */
class DeployLoadStory {
    private static final int DEPLOYS = 10;
    /** On Debian 13; {@code -Ddeploys=10} makes them as many as on 12. */
    private static final int FEWER = Integer.getInteger("deploys", 4);

    private static final int ROLLED_BACK = 5;
    private static final int FEWEST_ANSWERS = 200;
    /** Many connections by TLS begin at once, and the slow uploads take some seconds. */
    private static final Duration LONGEST_FIRST_VISIT = Duration.ofMinutes(2);

    private static final String BAD = "v1.0.7";

    @ParameterizedTest
    @EnumSource(DebianRelease.class)
    void nobody_notices(DebianRelease release) throws Exception {
        Stage.lab().publishApp("v1.0.6");
        Stage.lab().publishApp(BAD, AppBehaviour.UNHEALTHY);
        try (Actor actor = Busy.prepared(Stage.inLine(release), "6s")) {
            Busy.addTls(actor);
            actor.fairlead("apply", "--yes").exits(0);
            try (Crowd crowd = Crowd.of(Busy.plain(actor)).alsoBy(Busy.tls(actor))) {
                crowd.unhurried().begin();
                try {
                    assertThat(crowd.hasMetAll(LONGEST_FIRST_VISIT))
                            .as("everybody had an answer")
                            .isTrue();
                    crowd.mark("before");
                    Busy.forgetTlsConnections(actor);
                    releases(actor, crowd, release == DebianRelease.BOOKWORM ? DEPLOYS : FEWER);
                    Thread.sleep(3000);
                } finally {
                    crowd.leave("after");
                    System.out.println(release + "\n" + LoadReport.text(crowd.figures()));
                }
                assertNobodyNoticed(actor, crowd);
            }
        }
    }

    private static void releases(Actor actor, Crowd crowd, int deploys) {
        for (int i = 1; i <= deploys; i++) {
            String tag = i % 2 == 0 ? "v1.0.5" : "v1.0.6";
            Run deploy = actor.fairlead("deploy", tag);
            crowd.mark("deploy " + i + ": " + tag);
            deploy.exits(0);
            assertThat(Busy.version(actor)).isEqualTo(tag);
            if (i == deploys / 2) {
                Run bad = actor.fairlead("--set", Busy.SOON_UNHEALTHY, "deploy", BAD);
                crowd.mark("unhealthy: " + BAD);
                bad.exits(ROLLED_BACK);
                assertThat(Busy.version(actor)).isEqualTo(tag);
            }
        }
        Run rollback = actor.fairlead("rollback");
        crowd.mark("rollback: v1.0.6");
        rollback.exits(0);
        assertThat(Busy.version(actor)).isEqualTo("v1.0.6");
    }

    private static void assertNobodyNoticed(Actor actor, Crowd crowd) throws Exception {
        String report = LoadReport.text(crowd.figures());
        assertThat(crowd.figures()).as(report).allMatch(Figures::isFlawless);
        assertThat(crowd.figures().stream()
                        .filter(part -> part.label().startsWith("deploy"))
                        .filter(part -> part.answered() < FEWEST_ANSWERS
                                || part.versions().containsKey(BAD))
                        .map(Figures::label)
                        .collect(Collectors.toList()))
                .as("deploys under no load, or answered by a bad version\n" + report)
                .isEmpty();

        Rows rows = Rows.of(Busy.plain(actor));
        assertThat(crowd.taken()).as(report).hasSizeGreaterThan(FEWEST_ANSWERS);
        assertThat(rows.missing(crowd.taken()))
                .as("rows that the app took and lost")
                .isEmpty();
        assertThat(rows.doubled()).as("rows that came twice").isEmpty();

        assertThat(Busy.tlsConnections(actor, "2.0"))
                .as("connections by HTTP/2")
                .isEqualTo(Crowd.http2Connections());
        assertThat(Busy.tlsConnections(actor, "1.1"))
                .as("connections by HTTP/1.1 and TLS")
                .isEqualTo(Crowd.tlsReaders());
        assertThat(Busy.http2Uploads(actor)).as("uploads by HTTP/2").isEqualTo(Crowd.http2Uploaders());
    }
}
