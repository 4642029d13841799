package dev.fairlead.benchmark;

import dev.fairlead.table.Table;
import java.io.PrintStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tables, printed as they come. Medians, with the least and the most in brackets. */
record Report(PrintStream out) {
    void heading(String title) {
        out.print("\n## " + title + "\n\n");
    }

    void say(String text) {
        out.print(text + "\n");
    }

    /** @param floor the contestant that the others are measured by, or null */
    void table(Map<Contestant, Samples> results, @Nullable Contestant floor) {
        var table = new Table("", "n", "wall, s", "CPU, s", "peak, MiB", "round trips", "KiB", "× floor");
        results.forEach((contestant, samples) -> table.row(
                contestant.name(),
                Integer.toString(samples.runs().size()),
                samples.wall().text(".2f"),
                samples.cpu().text(".2f"),
                "%.0f".formatted(samples.peak().median()),
                contestant.traffic() == null ? "" : samples.roundTrips().text(".0f"),
                contestant.traffic() == null
                        ? ""
                        : "%.0f".formatted(samples.kibibytes().median()),
                floor == null
                        ? ""
                        : "%.1f"
                                .formatted(samples.wall().median()
                                        / Samples.of(results, floor).wall().median())));
        out.print(table.text());
        out.flush();
    }
}
