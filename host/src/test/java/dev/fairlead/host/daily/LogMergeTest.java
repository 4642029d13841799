package dev.fairlead.host.daily;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogMergeTest {
    private static final LogSource ACCESS = new LogSource.Nginx("access");
    private static final LogSource ERROR = new LogSource.Nginx("error");
    private static final ZoneOffset ZONE = ZoneOffset.ofHours(-6);

    private final List<LogEvent> heard = new ArrayList<>();

    private static LogEvent.Line line(LogSource source, String text) {
        LogTime time = LogTime.of(text, source, ZONE);
        return new LogEvent.Line(source, "", false, time.time(), time.text());
    }

    private static String access(String clock, String what) {
        return "1.2.3.4 - - [24/Nov/2026:" + clock + " -0600] \"" + what + "\"";
    }

    private List<String> texts() {
        return heard.stream()
                .map(event -> event instanceof LogEvent.Line line
                        ? line.text()
                        : event.getClass().getSimpleName())
                .toList();
    }

    private LogMerge merge(Since since, int tail) {
        var merge = new LogMerge(new LogRequest(List.of(ACCESS, ERROR), since, tail, true), heard::add);
        merge.startsAt(Instant.parse("2026-11-24T10:00:00Z"));
        return merge;
    }

    private static final Since LONG_AGO = new Since.Ago(Duration.ofDays(9));

    @Test
    void lines_of_several_sources_come_in_the_order_of_time_and_what_has_none_stays_behind_its_like() {
        LogMerge merge = merge(LONG_AGO, 10);
        merge.accept(line(ACCESS, access("03:00:01", "one")));
        merge.accept(line(ACCESS, access("03:00:05", "three")));
        merge.accept(line(ERROR, "2026/11/24 03:00:02 [error] two"));
        merge.accept(line(ERROR, "  a second line of two"));
        merge.accept(new LogEvent.Following());
        merge.accept(line(ACCESS, access("02:00:00", "late")));
        assertThat(texts())
                .containsExactly(
                        access("03:00:01", "one"),
                        "[error] two",
                        "  a second line of two",
                        access("03:00:05", "three"),
                        "Following",
                        access("02:00:00", "late"));
    }

    @Test
    void the_bounds_in_time_and_number_hold_for_all_sources_together() {
        LogMerge merge = merge(new Since.Ago(Duration.ofMinutes(30)), 2);
        merge.accept(line(ERROR, "of nobody knows when"));
        merge.accept(line(ERROR, "2026/11/24 03:20:00 [error] too old"));
        merge.accept(line(ERROR, "2026/11/24 03:31:00 [error] one too many"));
        merge.accept(line(ERROR, "2026/11/24 03:41:00 [error] last"));
        merge.accept(line(ACCESS, access("03:40:00", "last but one")));
        merge.accept(new LogEvent.Following());
        assertThat(texts()).containsExactly(access("03:40:00", "last but one"), "[error] last", "Following");
    }

    private static LogEvent.Line blue(String clock) {
        Instant time = Instant.parse("2026-11-24T" + clock + "Z");
        return new LogEvent.Line(ACCESS, "blue", false, time, clock);
    }

    @Test
    void what_a_container_said_is_told_once_where_history_ends_and_after_a_restart() {
        LogMerge merge = merge(LONG_AGO, 10);
        merge.accept(blue("03:00:01"));
        merge.accept(new LogEvent.Following());
        merge.accept(blue("03:00:01"));
        merge.accept(blue("03:00:02"));
        merge.accept(new LogEvent.Restarted(ACCESS, "blue"));
        merge.accept(blue("03:00:02"));
        merge.accept(blue("03:00:03"));
        assertThat(texts()).containsExactly("03:00:01", "Following", "03:00:02", "Restarted", "03:00:03");
    }

    @Test
    void a_file_may_say_the_same_twice_in_a_second() {
        LogMerge merge = merge(LONG_AGO, 10);
        merge.accept(line(ACCESS, access("03:00:01", "one")));
        merge.accept(new LogEvent.Following());
        merge.accept(line(ACCESS, access("03:00:01", "one")));
        assertThat(texts()).containsExactly(access("03:00:01", "one"), "Following", access("03:00:01", "one"));
    }
}
