package dev.fairlead.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.lab.DebianRelease;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From a fresh box to one that is as the model says, off the path by hand, and back, by the processes that a user starts. */
class MainJobStory {

    @ParameterizedTest
    @EnumSource(DebianRelease.class)
    void a_fresh_box_is_brought_in_line_and_kept_there(DebianRelease release) {
        try (Actor actor = Stage.boot(release)) {
            actor.tool().run("plan", "--exit-code").exits(3).says("to create").says("host/package:docker");
            actor.tool().run("apply", "--yes").exits(0);
            assertTheAppAnswers(actor);

            double bound = Pace.seconds(actor, 10);
            long before = System.nanoTime();
            actor.tool().run("apply", "--yes").exits(0).says("In sync");
            assertThat((System.nanoTime() - before) / 1e9).isLessThan(bound);
            actor.tool().run("plan", "--exit-code").exits(0);

            actor.byHand("sed -i 's/burst=20/burst=2000/' /etc/nginx/sites-available/visa-bulletin");
            actor.tool()
                    .run("drift")
                    .exits(3)
                    .says("host/file:/etc/nginx/sites-available/visa-bulletin")
                    .says("burst=2000")
                    .says("drift");
            actor.tool().run("apply", "--yes").exits(0);
            actor.tool().run("drift").exits(0);
            assertTheAppAnswers(actor);

            for (int i = 0; i < (release == DebianRelease.BOOKWORM ? 20 : 5); i++) {
                actor.fairlead("plan", "--exit-code").exits(0);
            }
        }
    }

    private static void assertTheAppAnswers(Actor actor) {
        String answer = actor.byHand("curl -sS -i -H 'Host: visa-bulletin.us' http://127.0.0.1/version");
        assertThat(answer).contains("200 OK").contains("v1.0.5");
        assertThat(actor.byHand("curl -sS -o /dev/null -w '%{http_code}' -H 'Host: visa-bulletin.us' "
                        + "http://127.0.0.1/static/css/site.css"))
                .isEqualTo("200");
    }
}
