package dev.fairlead.host.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.host.migration.Figures.Side;
import dev.fairlead.templates.MigrationPage.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class SamplesTest {
    @Test
    void lines_that_are_torn_or_strange_are_passed_over() {
        Samples samples = Samples.of(List.of(
                "100,old,2048,0,1000 3000",
                "100,new,4096,1,2000 4000",
                "160,new,40",
                "160,other,1,1,1",
                "x,new,1,1,1"));

        assertThat(samples.points(Side.OLD)).containsExactly(new Point(100, 1, 3, 0, 2));
        assertThat(samples.points(Side.CONTAINER)).containsExactly(new Point(100, 2, 4, 50, 4));
    }

    @Test
    void a_week_of_minutes_becomes_as_many_points_as_a_chart_tells_apart() {
        var lines = new ArrayList<String>();
        for (int minute = 0; minute < 7 * 24 * 60; minute++) {
            lines.add(minute * 60 + ",new,1024,0,1000 2000");
        }

        List<Point> points = Samples.of(lines).points(Side.CONTAINER);

        assertThat(points).hasSize(120).allMatch(point -> point.p95() == 2 && point.memory() == 1);
        assertThat(points).isSortedAccordingTo(Comparator.comparingLong(Point::at));
    }

    @Test
    void figures_are_read_as_the_box_prints_them() {
        List<String> lines = List.of(
                "old samples 2 requests 40 errors 1 p50 1000 p95 2000 first 50 last 60 from 1 to 2",
                "beyond Its memory grew.");

        assertThat(Figures.of(Side.OLD, lines)).isEqualTo(new Figures(Side.OLD, 2, 40, 1, 1000, 2000, 50, 60));
        assertThat(Figures.of(Side.CONTAINER, lines)).isEqualTo(Figures.none(Side.CONTAINER));
        assertThat(Figures.beyond(lines)).containsExactly("Its memory grew.");
    }
}
