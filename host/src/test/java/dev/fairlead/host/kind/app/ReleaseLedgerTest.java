package dev.fairlead.host.kind.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.host.kind.LocalBox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a ledger comes to, by the shell and the awk that boxes have. */
class ReleaseLedgerTest {
    @TempDir
    Path box;

    private static String line(String event, String app, String tag, int number) {
        return "{\"at\":\"2026-11-24T03:04:05Z\",\"by\":\"me \\\"event\\\":\\\"release\\\"\",\"event\":\"" + event
                + "\",\"app\":\"" + app + "\",\"image\":\"i/shop\",\"tag\":\"" + tag
                + "\",\"digest\":\"sha256:1\",\"colour\":\"green\"" + (number == 0 ? "" : ",\"number\":" + number)
                + "}";
    }

    private String run(String script, List<String> ledger) throws IOException {
        Files.write(box.resolve("ledger"), ledger);
        var answer = LocalBox.run("ledger", "FAIRLEAD=" + box + "\n" + ReleaseLedger.FUNCTIONS + script);
        assertThat(answer.stderr()).isEmpty();
        return answer.stdout().value();
    }

    private List<String> tags(String... ledger) throws IOException {
        return run("fl_standing", List.of(ledger))
                .lines()
                .map(line -> line.replaceFirst(".*\"event\":\"([^\"]*)\".*\"tag\":\"([^\"]*)\".*", "$2 $1"))
                .toList();
    }

    @Test
    void what_served_and_did_not_die_stands_and_what_came_to_no_end() throws IOException {
        assertThat(tags(
                        line("apply-began", "shop", "v0", 0),
                        line("release-began", "shop", "v1", 0),
                        line("release", "shop", "v1", 1),
                        line("release-began", "shop", "v2", 0),
                        line("release-failed", "shop", "v2", 0),
                        line("release", "shop", "v3", 3),
                        line("release-failed", "shop", "v3", 3),
                        line("release-began", "shop", "v4", 0),
                        line("release", "shop", "v5", 5).substring(0, 90)))
                .containsExactly("v1 release", "v4 release-began");
    }

    @Test
    void one_that_died_and_serves_again_stands() throws IOException {
        assertThat(tags(
                        line("release", "shop", "v1", 1),
                        line("release", "shop", "v2", 2),
                        line("release-failed", "shop", "v2", 2),
                        line("release", "shop", "v2", 2)))
                .containsExactly("v1 release", "v2 release");
    }

    @Test
    void one_that_was_gone_back_to_and_died_leaves_what_it_had_been_before() throws IOException {
        String served = run(
                "fl_served shop",
                List.of(
                        line("release", "shop", "v1", 1),
                        line("release", "shop", "v2", 2),
                        line("release", "other", "v9", 9),
                        line("release", "shop", "v1", 1),
                        line("release-failed", "shop", "v1", 1)));

        assertThat(served).isEqualTo("1\n2");
    }

    @Test
    void an_app_that_is_released_often_does_not_hide_one_that_is_not() throws IOException {
        var ledger = new ArrayList<String>();
        ledger.add(line("release", "quiet", "v1", 1));
        for (int i = 1; i <= 300; i++) {
            ledger.add(line("release-began", "busy", "v" + i, 0));
            ledger.add(line("release", "busy", "v" + i, i));
        }

        assertThat(run("fl_standing", ledger).lines())
                .hasSize(101)
                .first()
                .asString()
                .contains("quiet");
    }

    @Test
    void a_number_is_given_once_be_it_to_one_that_died() throws IOException {
        Files.createDirectories(box.resolve("releases/shop/2"));

        assertThat(run("fl_next_number shop", List.of(line("release", "shop", "v1", 1))))
                .isEqualTo("3");
        assertThat(run("fl_next_number shop", List.of(line("release-failed", "shop", "v7", 7))))
                .isEqualTo("8");
        assertThat(run("fl_next_number other", List.of())).isEqualTo("1");
    }
}
