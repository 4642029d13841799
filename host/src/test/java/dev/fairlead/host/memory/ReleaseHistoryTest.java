package dev.fairlead.host.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReleaseHistoryTest {
    private static String line(String event, String tag, int number) {
        return "{\"at\":\"2026-11-24T03:04:05Z\",\"by\":\"me\",\"event\":\"" + event
                + "\",\"app\":\"shop\",\"image\":\"i/shop\",\"tag\":\"" + tag
                + "\",\"digest\":\"sha256:1\",\"colour\":\"green\"" + (number == 0 ? "" : ",\"number\":" + number)
                + "}";
    }

    private static ReleaseHistory of(String... lines) {
        var history = new ReleaseHistory();
        for (String line : lines) {
            history.add(line);
        }
        return history;
    }

    @Test
    void what_began_and_came_to_no_end_is_unfinished() {
        var history = of(line("release-began", "v1", 0), line("release", "v1", 1), line("release-began", "v2", 0));

        assertThat(history.releases()).extracting(Release::tag).containsExactly("v1");
        assertThat(history.unfinished()).extracting(Release::tag).containsExactly("v2");
    }

    @Test
    void a_torn_line_says_nothing() {
        assertThat(of(line("release", "v1", 1).substring(0, 40)).releases()).isEmpty();
    }
}
