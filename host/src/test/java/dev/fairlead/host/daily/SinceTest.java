package dev.fairlead.host.daily;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SinceTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "90s, 2026-11-24T11:58:30Z",
        "10m, 2026-11-24T11:50:00Z",
        "2h, 2026-11-24T10:00:00Z",
        "3d, 2026-11-21T12:00:00Z",
        "2026-11-24, 2026-11-23T23:00:00Z",
        "2026-11-24T09:30, 2026-11-24T08:30:00Z",
        "2026-11-24T09:30:15Z, 2026-11-24T09:30:15Z",
        "2026-11-24T09:30+02:00, 2026-11-24T07:30:00Z",
    })
    void a_person_writes_an_age_or_a_time(String text, Instant expected) {
        Since since = Since.parse(text, BERLIN);
        assertThat(since == null ? null : since.from(NOW)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "10", "m", "-5m", "10 m", "tomorrow", "2026-13-01", "2026-11-24 09:30", "T", "99999999999s"})
    void anything_else_is_no_time(String text) {
        assertThat(Since.parse(text, BERLIN)).isNull();
    }
}
