package dev.fairlead.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoadReportTest {
    @Test
    void a_part_is_a_row_and_what_went_wrong_stands_below() {
        var good = figures("deploy 1", List.of(), Map.of("v2", 400, "v1", 600));
        var bad = figures("deploy 2", List.of("closing: 502", "closing: 502"), Map.of("v2", 1000));
        assertThat(LoadReport.text(List.of(good, bad))).isEqualTo("""
                |          | seconds | answered | failed | broken | farewells | slowest, ms | silence, ms |       versions |
                |----------|--------:|---------:|-------:|-------:|----------:|------------:|------------:|---------------:|
                | deploy 1 |     4.2 |     1000 |      0 |      0 |         1 |         120 |          40 | v1 600, v2 400 |
                | deploy 2 |     4.2 |     1000 |      2 |      0 |         1 |         120 |          40 |        v2 1000 |
                2 x deploy 2: failed: closing: 502
                """);
    }

    private static Figures figures(String label, List<String> failed, Map<String, Integer> versions) {
        return new Figures(
                label,
                Duration.ofMillis(4200),
                1000,
                failed,
                List.of(),
                1,
                Duration.ofMillis(120),
                Duration.ofMillis(40),
                versions);
    }
}
