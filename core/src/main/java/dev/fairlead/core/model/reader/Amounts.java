package dev.fairlead.core.model.reader;

import dev.fairlead.core.model.Size;
import dev.fairlead.core.model.schema.ParsedShape;
import dev.fairlead.core.model.schema.TextShape;
import dev.fairlead.core.model.schema.WholeShape;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Lengths of time, sizes and counts. */
final class Amounts {
    static final ParsedShape<Duration> DURATION = new ParsedShape<>(
            TextShape.matching(
                            "a length of time", "[0-9]{1,7}[smhd]", "A number and a unit: `s`, `m`, `h` or `d`.", "30s")
                    .remedied(Amounts::withUnit),
            Amounts::duration);

    /** More than nothing. */
    static final ParsedShape<Duration> PERIOD = new ParsedShape<>(
            TextShape.matching(
                            "a length of time",
                            "0*[1-9][0-9]{0,6}[smhd]",
                            "A number above zero and a unit: `s`, `m`, `h` or `d`.",
                            "30s")
                    .remedied(Amounts::withUnit),
            Amounts::duration);

    /** A minute at most, or nothing. */
    static final ParsedShape<Duration> MOMENT = new ParsedShape<>(
            TextShape.matching(
                            "a moment",
                            "0*(?:[0-9]|[1-5][0-9]|60)s",
                            "A number of seconds up to 60, and the unit `s`.",
                            "10s")
                    .remedied(Amounts::withUnit),
            Amounts::duration);

    static final ParsedShape<Size> SIZE = new ParsedShape<>(
            TextShape.matching(
                    "a size",
                    "[1-9][0-9]{0,8}[kmgKMG]",
                    "A number above zero, of nine digits at most, and a unit: `k`, `m` or `g`, each 1024 times the one before.",
                    "512m"),
            Amounts::size);

    static final TextShape EXPIRES = TextShape.matching(
            "a time that nginx knows",
            "epoch|max|off|-?(?:[0-9]{1,6}(?:ms|s|m|h|d|w|M|y))+",
            "A number and a unit (`s`, `m`, `h`, `d`, `w`, `M`, `y`), or `max`, `epoch`, `off`.",
            "30d");

    static final WholeShape PORT = new WholeShape("a port", 1, 65535);

    private Amounts() {}

    private static @Nullable String withUnit(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return null;
            }
        }
        return text.isEmpty() ? null : "Say the unit: `" + text + "s` for seconds, `" + text + "m` for minutes.";
    }

    private static Duration duration(String text) {
        long number = Long.parseLong(text.substring(0, text.length() - 1));
        return switch (text.charAt(text.length() - 1)) {
            case 's' -> Duration.ofSeconds(number);
            case 'm' -> Duration.ofMinutes(number);
            case 'h' -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    private static Size size(String text) {
        long number = Long.parseLong(text.substring(0, text.length() - 1));
        int power = "kmg".indexOf(text.substring(text.length() - 1).toLowerCase(Locale.ROOT)) + 1;
        return new Size(text, number << (10 * power));
    }
}
