package dev.fairlead.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.host.expansion.Colour;
import dev.fairlead.host.memory.Release;
import dev.fairlead.host.release.KnownRelease;
import dev.fairlead.host.release.Releases;
import dev.fairlead.host.session.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReleaseTextTest {
    private static Release release(String tag, int number, Colour colour) {
        return new Release(
                "visa-bulletin",
                "ghcr.io/vyakunin/visa_bulletin",
                tag,
                "sha256:" + Integer.toString(number).repeat(64),
                colour,
                Instant.parse("2026-11-24T03:04:05Z"),
                number,
                "ops@laptop");
    }

    @Test
    void the_newest_stands_first_and_says_whether_it_can_be_gone_back_to() {
        var releases = List.of(
                new KnownRelease(release("v1.0.3", 1, Colour.GREEN), false, false, false, List.of()),
                new KnownRelease(release("v1.0.4", 2, Colour.BLUE), false, true, false, List.of()),
                new KnownRelease(release("v1.0.5", 3, Colour.GREEN), false, true, true, List.of()),
                new KnownRelease(release("v1.0.6", 4, Colour.BLUE), true, true, true, List.of()));

        Golden.check("releases", ReleaseText.list(new Releases(releases, List.of()), Ink.PLAIN));
    }

    @Test
    void a_script_reads_what_serves_and_nothing_else() {
        var releases = new Releases(
                List.of(
                        new KnownRelease(release("v1.0.5", 3, Colour.GREEN), false, true, true, List.of()),
                        new KnownRelease(release("v1.0.6", 4, Colour.BLUE), true, true, true, List.of())),
                List.of(release("v1.0.7", 0, Colour.GREEN)));
        Release live = releases.known().getLast().release();

        assertThat(ReleaseText.live(releases)).isEqualTo(live.app() + " v1.0.6 " + live.digest() + " 4\n");
        assertThat(ReleaseText.live(releases.of(live.app()))).isEqualTo(ReleaseText.live(releases));
        assertThat(ReleaseText.live(releases.of("another"))).isEmpty();
    }

    @Test
    void one_that_began_and_came_to_no_end_stands_above_all() {
        var releases = List.of(new KnownRelease(release("v1.0.5", 3, Colour.GREEN), true, true, true, List.of()));
        var begun = List.of(release("v1.0.6", 0, Colour.BLUE));

        Golden.check("unfinished", ReleaseText.list(new Releases(releases, begun), Ink.PLAIN));
    }

    @Test
    void what_would_be_freed_is_told_before_it_goes() {
        Golden.check(
                "cleanup",
                ReleaseText.removable(List.of("release visa-bulletin 1", "image ghcr.io/x/shop@sha256:1234 104857600"))
                        + ReleaseText.removable(List.of()));
    }

    @Test
    void whoever_stopped_a_deploy_is_not_sent_to_an_apply_of_another_tag() {
        var stopped = new Outcome.Stopped(List.of(), Map.of());
        var course = new Course(true, null, Course.Parts.NONE, null, Duration.ofSeconds(3));

        assertThat(ReleaseText.deployed(stopped, List.of(), course, "fairlead deploy v1.0.6", Ink.PLAIN))
                .contains("fix: Run `fairlead deploy v1.0.6` again")
                .doesNotContain("apply");
    }

    @Test
    void for_how_long_nothing_answered_is_told() {
        assertThat(new Course(true, null, Course.Parts.NONE, "nothing answered for 2.1 s", Duration.ofSeconds(5))
                        .text())
                .isEqualTo(" (nothing answered for 2.1 s, done after 5.0 s)\n");
    }

    @Test
    void what_took_its_time_until_the_switch_is_told() {
        var parts = new Course.Parts(Duration.ofMillis(800), Duration.ofMillis(1100), Duration.ofSeconds(63));
        var switched = Duration.ofSeconds(67);

        assertThat(new Course(true, switched, parts, null, Duration.ofSeconds(70)).text())
                .isEqualTo(
                        " (switched after 1 min 7 s: pull 0.8 s, start 1.1 s, health 1 min 3 s; done after 1 min 10 s)\n");
        assertThat(new Course(true, switched, Course.Parts.NONE, null, Duration.ofSeconds(70)).text())
                .isEqualTo(" (switched after 1 min 7 s, done after 1 min 10 s)\n");
    }
}
