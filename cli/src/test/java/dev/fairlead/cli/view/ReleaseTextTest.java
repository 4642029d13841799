package dev.fairlead.cli.view;

import dev.fairlead.host.expansion.Colour;
import dev.fairlead.host.memory.Release;
import dev.fairlead.host.release.KnownRelease;
import java.time.Instant;
import java.util.List;
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
                new KnownRelease(release("v1.0.3", 1, Colour.GREEN), false, false, false),
                new KnownRelease(release("v1.0.4", 2, Colour.BLUE), false, true, false),
                new KnownRelease(release("v1.0.5", 3, Colour.GREEN), false, true, true),
                new KnownRelease(release("v1.0.6", 4, Colour.BLUE), true, true, true));

        Golden.check("releases", ReleaseText.list(releases, Ink.PLAIN));
    }

    @Test
    void what_would_be_freed_is_told_before_it_goes() {
        Golden.check(
                "cleanup",
                ReleaseText.removable(List.of("release 1", "image ghcr.io/x/shop@sha256:1234 104857600"))
                        + ReleaseText.removable(List.of()));
    }
}
