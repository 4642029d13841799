package dev.fairlead.host.daily;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line, and when it was written.
 *
 * @param time null where the line does not tell
 * @param text without the time, where that stood in front
 */
record LogTime(@Nullable Instant time, String text) {
    private static final Pattern ISO =
            Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:[.][0-9]{1,9})?Z) ?(.*)");
    private static final Pattern NGINX_ERROR =
            Pattern.compile("([0-9]{4}/[0-9]{2}/[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}) (.*)");
    private static final Pattern NGINX_ACCESS =
            Pattern.compile("\\[([0-9]{2}/[A-Z][a-z]{2}/[0-9]{4}:[0-9]{2}:[0-9]{2}:[0-9]{2} [+-][0-9]{4})\\]");
    /** A site's access log in JSON begins each line with it. */
    private static final Pattern NGINX_JSON = Pattern.compile("\\{\"time\":\"([0-9T:+-]{25})\".*");

    private static final DateTimeFormatter ERROR_TIME = DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter ACCESS_TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss xx", Locale.ENGLISH);

    /** @param zone of the box, for a time that names none */
    static LogTime of(String line, LogSource source, ZoneOffset zone) {
        try {
            return switch (source) {
                case LogSource.Live _, LogSource.Side _, LogSource.JobLog _ -> iso(line);
                case LogSource.Nginx nginx when nginx.log().equals("error") -> error(line, zone);
                case LogSource.Nginx _ -> access(line);
            };
        } catch (DateTimeException e) {
            return new LogTime(null, line);
        }
    }

    private static LogTime iso(String line) {
        Matcher iso = ISO.matcher(line);
        return iso.matches() ? new LogTime(Instant.parse(iso.group(1)), iso.group(2)) : new LogTime(null, line);
    }

    private static LogTime error(String line, ZoneOffset zone) {
        Matcher error = NGINX_ERROR.matcher(line);
        return error.matches()
                ? new LogTime(LocalDateTime.parse(error.group(1), ERROR_TIME).toInstant(zone), error.group(2))
                : new LogTime(null, line);
    }

    private static LogTime access(String line) {
        Matcher json = NGINX_JSON.matcher(line);
        if (json.matches()) {
            return new LogTime(OffsetDateTime.parse(json.group(1)).toInstant(), line);
        }
        Matcher access = NGINX_ACCESS.matcher(line);
        return new LogTime(
                access.find()
                        ? OffsetDateTime.parse(access.group(1), ACCESS_TIME).toInstant()
                        : null,
                line);
    }
}
