package dev.fairlead.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MigrationPageTest {
    @Test
    void the_report_of_a_week() {
        Golden.check("migration.html", MigrationPage.render(TestingMigrations.few()));
    }

    @Test
    void what_is_beyond_a_limit_is_told_first() {
        String page = MigrationPage.render(TestingMigrations.bad());

        assertThat(page)
                .contains("goes beyond its limits")
                .contains("<li>Its memory grew from 104 to 331 MiB, by 218 %; 30 % are allowed.</li>")
                .contains("card tile beyond");
    }

    @Test
    void nothing_measured_and_a_single_look_are_pages_too() {
        assertThat(MigrationPage.render(TestingMigrations.empty())).contains("Nothing was measured yet.");
        assertThat(MigrationPage.render(TestingMigrations.young())).contains("class=\"dot\"");
    }

    @Test
    void nothing_in_it_comes_from_elsewhere_or_runs() {
        for (MigrationPage.Report report :
                List.of(TestingMigrations.good(), TestingMigrations.bad(), TestingMigrations.hostile())) {
            assertThat(MigrationPage.render(report))
                    .doesNotContain("<script", "<img", "<link", "src=\"", "href=", "url(", "@import", "onerror=\"");
        }
    }

    @Test
    void axes_name_round_values_with_room_above_the_greatest() {
        Plot plot = Plot.of(0, 3600, 8.7);

        assertThat(plot.top()).isEqualTo(10);
        assertThat(plot.values().stream().map(Plot.Tick::label)).containsExactly("0.0", "2.5", "5.0", "7.5", "10.0");
        assertThat(plot.times().stream().map(Plot.Tick::label))
                .startsWith("00:00")
                .endsWith("01:00");
        assertThat(Plot.of(0, 1, 0.5).values().getLast().label()).isEqualTo("0.6");
        assertThat(Plot.of(0, 7 * 86_400, 1500).values().getLast().label()).isEqualTo("2,000");
        assertThat(Plot.of(0, 7 * 86_400, 1).times().getFirst().label()).isEqualTo("1 Jan");
    }

    @Test
    void a_line_is_broken_where_nothing_was_measured() {
        Plot plot = Plot.of(0, 1000, 10);
        List<MigrationPage.Point> points = List.of(point(0), point(100), point(900), point(1000));

        assertThat(plot.line(points, MigrationPage.Point::p95, 300)).matches("M[^ML]*L[^ML]*M[^ML]*L[^ML]*");
        assertThat(plot.area(points, MigrationPage.Point::p95, 300)).matches("M[^Z]*ZM[^Z]*Z");
    }

    private static MigrationPage.Point point(long at) {
        return new MigrationPage.Point(at, 1, 2, 0, 3);
    }
}
