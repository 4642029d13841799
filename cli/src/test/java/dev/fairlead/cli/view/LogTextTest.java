package dev.fairlead.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.host.daily.LogEvent;
import dev.fairlead.host.daily.LogSource;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogTextTest {
    private static final LogSource ACCESS = new LogSource.Nginx("access");
    private static final LogSource ERROR = new LogSource.Nginx("error");
    private static final Instant TIME = Instant.parse("2026-11-24T03:04:05.6Z");

    private static LogText text(Ink ink) {
        return new LogText(List.of(ACCESS, ERROR), ZoneId.of("America/Chicago"), LocalDate.of(2026, 11, 24), ink);
    }

    private static LogEvent.Line line(LogSource source, boolean isStderr, Instant time, String text) {
        return new LogEvent.Line(source, "", isStderr, time, text);
    }

    @Test
    void a_line_tells_time_and_source_and_marks_what_was_said_on_stderr() {
        Instant today = TIME.plusSeconds(86_000);
        assertThat(text(Ink.PLAIN).line(line(ACCESS, false, today, "a\tb")))
                .isEqualTo("20:57:25 nginx access | a\tb\n");
        assertThat(text(Ink.PLAIN).line(line(ERROR, true, TIME, "oh"))).isEqualTo("11-23 21:04:05 nginx error  ! oh\n");
        assertThat(text(Ink.PLAIN).line(new LogEvent.Line(ERROR, "", false, null, "when?")))
                .isEqualTo("         nginx error  | when?\n");
    }

    @Test
    void colours_are_ours_and_the_app_cannot_steer_the_terminal() {
        assertThat(text(Ink.COLOUR).line(line(ERROR, true, TIME, "\033[31mred\033[0m\007\033]0;t\033\\ \r")))
                .isEqualTo(
                        "\033[2m11-23 21:04:05\033[0m \033[32mnginx error \033[0m \033[31m!\033[0m red\uFFFD\uFFFD]0;t\uFFFD\\ \n");
    }

    @Test
    void what_happens_to_a_source_is_told_in_a_sentence() {
        assertThat(LogText.news(new LogEvent.Switched(ERROR, "green")))
                .isEqualTo("-- nginx error-green serves now; going on with it\n");
        assertThat(LogText.news(new LogEvent.Missing(ERROR, ""))).isEqualTo("-- nginx error has written nothing yet\n");
    }
}
