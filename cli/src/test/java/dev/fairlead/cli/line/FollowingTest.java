package dev.fairlead.cli.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FollowingTest {
    @ParameterizedTest
    @CsvSource({
        "logs -f, logs --follow",
        "-f box.yaml logs -f --tail 5, -f box.yaml logs --follow --tail 5",
        "-f logs plan -f other.yaml, -f logs plan -f other.yaml",
        "--set a=b --debug logs -f, --set a=b --debug logs --follow",
        "--file=logs plan -f x, --file=logs plan -f x",
        "run -- logs -f, run -- logs -f",
    })
    void behind_logs_it_means_to_follow_and_elsewhere_it_names_the_model(String given, String read) {
        assertThat(Following.spelledOut(List.of(given.split(" ")))).containsExactly(read.split(" "));
    }
}
