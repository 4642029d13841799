package dev.fairlead.cli.view;

import dev.fairlead.host.daily.LogEvent;
import dev.fairlead.host.daily.LogSource;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lines of logs, each with its time and where it comes from; what was said on stderr stands behind a {@code !}. */
public final class LogText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss", Locale.ROOT);
    private static final int LONGEST_COLOUR = "-green".length();

    /** What an app colours its own lines with. */
    private static final Pattern ESCAPES = Pattern.compile("\033\\[[0-9;?]*[ -/]*[@-~]");

    private final List<LogSource> sources;
    private final ZoneId zone;
    private final LocalDate today;
    private final Ink ink;
    private final int width;

    /** @param today lines of another day tell which */
    public LogText(List<LogSource> sources, ZoneId zone, LocalDate today, Ink ink) {
        this.sources = List.copyOf(sources);
        this.zone = zone;
        this.today = today;
        this.ink = ink;
        this.width = sources.stream().mapToInt(LogText::width).max().orElse(0);
    }

    private static int width(LogSource source) {
        return source.name().length() + (source instanceof LogSource.Live ? LONGEST_COLOUR : 0);
    }

    public String line(LogEvent.Line line) {
        String name = name(line.source(), line.colour());
        String padded = name + " ".repeat(Math.max(0, width - name.length()));
        String mark = line.isStderr() ? ink.red("!") : ink.dim("|");
        return ink.dim(time(line.time())) + " " + painted(line.source(), padded) + " " + mark + " "
                + foreign(line.text()) + "\n";
    }

    /** What an app or a job said, made safe to print. */
    public static String foreign(String text) {
        return Printable.line(ESCAPES.matcher(text).replaceAll("").replaceFirst("\r$", ""));
    }

    /** What happened to a source, in a sentence. */
    public static String news(LogEvent event) {
        return switch (event) {
            case LogEvent.Line _, LogEvent.Following _ -> "";
            case LogEvent.Missing missing
            when missing.colour().isEmpty() -> "-- " + missing.source().name() + " has written nothing yet\n";
            case LogEvent.Missing missing ->
                "-- there is no container " + name(missing.source(), missing.colour()) + "\n";
            case LogEvent.Switched switched ->
                "-- " + name(switched.source(), switched.colour()) + " serves now; going on with it\n";
            case LogEvent.Restarted again ->
                "-- " + name(again.source(), again.colour()) + " was started again; going on with it\n";
        };
    }

    private String time(@Nullable Instant time) {
        if (time == null) {
            return " ".repeat(8);
        }
        ZonedDateTime local = time.atZone(zone);
        return local.format(local.toLocalDate().equals(today) ? TIME : DAY);
    }

    private static String name(LogSource source, String colour) {
        boolean hasColour = !colour.isEmpty() && !(source instanceof LogSource.Side);
        return Printable.line(source.name()) + (hasColour ? "-" + colour : "");
    }

    private String painted(LogSource source, String name) {
        return switch (sources.indexOf(source) % 3) {
            case 1 -> ink.green(name);
            case 2 -> ink.yellow(name);
            default -> ink.cyan(name);
        };
    }
}
