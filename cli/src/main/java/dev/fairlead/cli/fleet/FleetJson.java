package dev.fairlead.cli.fleet;

import dev.fairlead.cli.line.Standing;
import dev.fairlead.core.json.Json;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** For a program: one document, each server's own document within. */
final class FleetJson implements FleetReport {
    private static final int FORMAT_VERSION = 1;

    private final PrintStream out;

    FleetJson(PrintStream out) {
        this.out = out;
    }

    @Override
    public void add(Heard heard) {
        // The document is written whole.
    }

    @Override
    public void end(List<Heard> all, Duration took) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("formatVersion", FORMAT_VERSION);
        tree.put("summary", summary(all));
        tree.put("servers", all.stream().map(FleetJson::server).toList());
        out.print(Json.write(tree));
    }

    private static Map<String, Object> summary(List<Heard> all) {
        var counts = new LinkedHashMap<String, Object>();
        for (Standing standing : Standing.values()) {
            counts.put(
                    standing.toString().toLowerCase(Locale.ROOT),
                    all.stream()
                            .filter(heard -> heard.answer().standing() == standing)
                            .count());
        }
        return counts;
    }

    private static Map<String, @Nullable Object> server(Heard heard) {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        String text = heard.answer().text();
        tree.put("file", heard.file());
        tree.put("standing", heard.answer().standing().toString().toLowerCase(Locale.ROOT));
        tree.put("exitStatus", heard.answer().status());
        tree.put("answer", text.isEmpty() ? null : Json.read(text));
        tree.put("error", heard.errors().isEmpty() ? null : heard.errors());
        return tree;
    }
}
