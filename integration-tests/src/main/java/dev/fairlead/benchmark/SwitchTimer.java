package dev.fairlead.benchmark;

import dev.fairlead.lab.net.Traffic;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Runs a release, and notes when the line comes that says which colour serves now. */
final class SwitchTimer {
    private static final Pattern SWITCHED = Pattern.compile("\\s*✓ switch to .*");
    private static final Pattern SUMMARY = Pattern.compile(".* serves\\. \\(switched after (.*)\\)");

    private SwitchTimer() {}

    /** The command must succeed, and switch. */
    static Switchover run(Contestant contestant) throws InterruptedException {
        Traffic traffic = contestant.traffic();
        if (traffic == null) {
            throw new IllegalArgumentException(contestant.name() + " goes by no counted route");
        }
        traffic.reset();
        long began = System.nanoTime();
        var said = new StringBuilder();
        var switched = Duration.ZERO;
        long roundTrips = 0;
        String summary = "";
        try {
            Process process = new ProcessBuilder(contestant.command())
                    .redirectErrorStream(true)
                    .start();
            var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.append(line).append('\n');
                if (SWITCHED.matcher(line).matches()) {
                    switched = Duration.ofNanos(System.nanoTime() - began);
                    roundTrips = traffic.roundTrips();
                }
                Matcher told = SUMMARY.matcher(line);
                summary = told.matches() ? told.group(1) : summary;
            }
            int status = process.waitFor();
            if (status != 0 || switched.isZero() || summary.isEmpty()) {
                throw new IllegalStateException(
                        "`" + contestant.name() + "` did not switch, exit status " + status + ":\n" + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var done = Duration.ofNanos(System.nanoTime() - began);
        return new Switchover(switched, part("health", summary), part("pull", summary), done, roundTrips);
    }

    /** {@code switched after 8.4 s: pull 1.5 s, start 1.2 s, health 1 min 3 s; done after …}; zero if it is not named. */
    static Duration part(String name, String summary) {
        Matcher part =
                Pattern.compile(name + " (?:(\\d+) min )?(\\d+)(?:\\.(\\d))? s").matcher(summary);
        if (!part.find()) {
            return Duration.ZERO;
        }
        return Duration.ofMinutes(number(part.group(1)))
                .plusSeconds(number(part.group(2)))
                .plusMillis(100 * number(part.group(3)));
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
