package dev.fairlead.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What needs no box. */
final class StartUp {
    private static final Path REFERENCE = Path.of("examples/visa-bulletin.yaml");

    private StartUp() {}

    static void measure(Race race, Report report, Targets targets) {
        var help = Contestant.local("fairlead --help", "./fairlead", "--help");
        var validate = Contestant.local("fairlead validate", "./fairlead", "-f", REFERENCE.toString(), "validate");
        report.heading("Start-up");
        var results = race.of(List.of(help, validate));
        report.table(results, null);
        targets.add("`--help`, wall", 0.25, Samples.of(results, help).wall().median(), "%.2f s");
        targets.add(
                "`validate`, wall", 0.35, Samples.of(results, validate).wall().median(), "%.2f s");

        Spread check = ModelCheck.milliseconds(reference());
        report.say("\nA model of " + ModelCheck.LINES + " lines is read and checked in " + check.text(".1f")
                + " ms by a warm JVM.");
        targets.add("check of a 1000-line model, warm", 50, check.median(), "%.1f ms");
    }

    private static String reference() {
        try {
            return Files.readString(REFERENCE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
