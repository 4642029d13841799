package dev.fairlead.cli.view;

import java.time.Duration;
import java.util.Locale;

/** Numbers with their nouns. */
public final class Amount {
    private static final double KILO = 1e3;
    private static final double MEGA = 1e6;
    private static final double GIGA = 1e9;

    private Amount() {}

    /** {@code 1 line}, {@code 3 lines}. */
    public static String of(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /** {@code 12 kB}, {@code 31.4 MB}, {@code 1.20 GB}. */
    static String bytes(long bytes) {
        return ofUnit(bytes, bytes) + " " + unit(bytes);
    }

    /** {@code 12.0 of 48.5 MB}. */
    static String ofBytes(long bytes, long total) {
        return ofUnit(bytes, total) + " of " + bytes(total);
    }

    private static String ofUnit(long bytes, long total) {
        return switch (unit(total)) {
            case "kB" -> String.format(Locale.ROOT, "%.0f", bytes / KILO);
            case "MB" -> String.format(Locale.ROOT, "%.1f", bytes / MEGA);
            default -> String.format(Locale.ROOT, "%.2f", bytes / GIGA);
        };
    }

    private static String unit(long bytes) {
        return bytes < MEGA ? "kB" : bytes < GIGA ? "MB" : "GB";
    }

    /** {@code 0.8 s}, {@code 12 s}, {@code 3 min 4 s}. */
    public static String of(Duration duration) {
        long tenths = Math.round(duration.toMillis() / 100.0);
        if (tenths < 100) {
            return String.format(Locale.ROOT, "%d.%d s", tenths / 10, tenths % 10);
        }
        long seconds = Math.round(duration.toMillis() / 1000.0);
        return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
    }
}
