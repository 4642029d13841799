package dev.fairlead.host.daily;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From when on a person wants to see something. */
public sealed interface Since {
    /** Going by the clock of the box. */
    Instant from(Instant now);

    record Ago(Duration time) implements Since {
        @Override
        public Instant from(Instant now) {
            return now.minus(time);
        }
    }

    record At(Instant moment) implements Since {
        @Override
        public Instant from(Instant now) {
            return moment;
        }
    }

    /**
     * Reads {@code 90s}, {@code 10m}, {@code 2h}, {@code 3d}, {@code 2026-11-24}, {@code 2026-11-24T09:30} with or without a
     * zone; null for anything else.
     *
     * @param zone of a time that names none
     */
    static @Nullable Since parse(String text, ZoneId zone) {
        Matcher ago = Words.AGO.matcher(text);
        if (ago.matches()) {
            long count = Long.parseLong(ago.group(1));
            return new Ago(
                    switch (ago.group(2).charAt(0)) {
                        case 's' -> Duration.ofSeconds(count);
                        case 'm' -> Duration.ofMinutes(count);
                        case 'h' -> Duration.ofHours(count);
                        case 'd' -> Duration.ofDays(count);
                        default -> throw new IllegalStateException(text);
                    });
        }
        try {
            if (!text.contains("T")) {
                return new At(LocalDate.parse(text).atStartOfDay(zone).toInstant());
            }
            boolean hasZone = Words.ZONE.matcher(text).find();
            return new At(
                    hasZone
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDateTime.parse(text).atZone(zone).toInstant());
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Kept apart, since all that stands in an interface is public. */
    final class Words {
        private static final Pattern AGO = Pattern.compile("([0-9]{1,9})([smhd])");
        private static final Pattern ZONE = Pattern.compile("(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?)$");

        private Words() {}
    }
}
