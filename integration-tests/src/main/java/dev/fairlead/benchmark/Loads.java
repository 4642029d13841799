package dev.fairlead.benchmark;

import dev.fairlead.lab.Box;
import dev.fairlead.lab.DebianRelease;
import dev.fairlead.lab.Lab;
import dev.fairlead.load.BusySite;
import dev.fairlead.load.Crowd;
import dev.fairlead.load.Figures;
import dev.fairlead.load.LoadReport;
import dev.fairlead.load.Rows;
import dev.fairlead.table.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a crowd notices of ten switches in a row, and how much it is served meanwhile, beside the same crowd in peace. */
final class Loads {
    private static final String NEXT = "v1.0.6";
    private static final int SWITCHES = 10;
    private static final String DRAIN = "10s";
    private static final Duration SETTLING = Duration.ofSeconds(5);
    private static final Duration PEACE = Duration.ofSeconds(60);

    private final Stage stage;
    private final Stopwatch stopwatch;
    private final Report report;
    private final Table table = new Table(
            "", "switches", "answered", "failed", "broken", "answers/s", "in peace", "×", "slowest, ms", "in peace");
    private int flaws;

    Loads(Stage stage, Stopwatch stopwatch, Report report) {
        this.stage = stage;
        this.stopwatch = stopwatch;
        this.report = report;
    }

    void measure(Targets targets) throws IOException, InterruptedException {
        stage.publish(NEXT);
        for (DebianRelease release : DebianRelease.values()) {
            Box box = stage.boot("load-" + release.codename(), release, List.of());
            try {
                measure(box);
            } finally {
                box.remove();
            }
        }
        report.heading("A crowd during " + SWITCHES + " switches, beside the same crowd in peace");
        report.say(table.text());
        targets.add("failed answers, broken connections, lost or doubled rows", 0, flaws, "%.0f");
    }

    private void measure(Box box) throws IOException, InterruptedException {
        var site = new BusySite(box);
        Path model = model(site);
        stopwatch.run(Stage.fairlead("apply", model, null, "--yes"));
        Map<String, Crowd> crowds = crowds(site);
        try {
            crowds.values().forEach(Crowd::begin);
            Thread.sleep(SETTLING);
            mark(crowds, "settling");
            site.forgetTlsConnections();
            Thread.sleep(PEACE);
            Map<String, Figures> inPeace = mark(crowds, "in peace");
            for (int i = 0; i < SWITCHES; i++) {
                stopwatch.run(Stage.fairlead("deploy", model, null, i % 2 == 0 ? NEXT : Lab.FIRST_VERSION));
            }
            Map<String, Figures> during = mark(crowds, "during");
            for (Crowd crowd : crowds.values()) {
                crowd.leave("after");
            }
            String where = "Debian " + box.release().codename() + ", ";
            crowds.forEach((name, crowd) -> row(
                    where + name, figures(during, name), figures(inPeace, name), lostConnections(site, name), crowd));
            checkRows(site, crowds);
        } finally {
            crowds.values().forEach(Crowd::close);
        }
    }

    private Path model(BusySite site) {
        Box box = site.box();
        String plain = ReferenceModel.text(box, Route.straight(box), stage.registry());
        String busy =
                site.withTls(BusySite.model(plain, DRAIN), stage.workshop().directory());
        return stage.workshop().file(box.name() + ".yaml", busy);
    }

    private static Map<String, Crowd> crowds(BusySite site) {
        var crowds = new LinkedHashMap<String, Crowd>();
        crowds.put("HTTP/1.1", Crowd.of(site.plain()));
        crowds.put("TLS", Crowd.byTls(site.tls()));
        crowds.put("HTTP/2", Crowd.byHttp2(site.tls()));
        return crowds;
    }

    private static Map<String, Figures> mark(Map<String, Crowd> crowds, String label) {
        var figures = new LinkedHashMap<String, Figures>();
        crowds.forEach((name, crowd) -> figures.put(name, crowd.mark(label)));
        return figures;
    }

    private static Figures figures(Map<String, Figures> figures, String name) {
        return Objects.requireNonNull(figures.get(name), name);
    }

    /** What a client mends in silence, the server has seen. */
    private static int lostConnections(BusySite site, String name) {
        return switch (name) {
            case "TLS" -> site.tlsConnections("1.1") - Crowd.tlsReaders();
            case "HTTP/2" -> site.tlsConnections("2.0") - Crowd.http2Connections();
            default -> 0;
        };
    }

    private void row(String name, Figures during, Figures inPeace, int lost, Crowd crowd) {
        int broken = Math.max(lost, during.broken().size());
        table.row(
                name,
                Integer.toString(SWITCHES),
                Integer.toString(during.answered()),
                Integer.toString(during.failed().size()),
                Integer.toString(broken),
                "%.1f".formatted(during.answersPerSecond()),
                "%.1f".formatted(inPeace.answersPerSecond()),
                "%.2f".formatted(during.answersPerSecond() / inPeace.answersPerSecond()),
                Long.toString(during.slowest().toMillis()),
                Long.toString(inPeace.slowest().toMillis()));
        int flawsOfAll = crowd.figures().stream()
                .mapToInt(part -> part.failed().size() + part.broken().size())
                .sum();
        flaws += Math.max(lost, flawsOfAll);
        if (flawsOfAll > 0) {
            report.say("\n" + name + ":\n" + LoadReport.text(crowd.figures()));
        }
    }

    private void checkRows(BusySite site, Map<String, Crowd> crowds) throws IOException {
        List<String> taken = crowds.values().stream()
                .flatMap(crowd -> crowd.taken().stream())
                .toList();
        Rows rows = Rows.of(site.plain());
        int missing = rows.missing(taken).size();
        int doubled = rows.doubled().size();
        flaws += missing + doubled;
        report.say("\nDebian %s: of %d rows that the app took, %d are missing and %d are there twice."
                .formatted(site.box().release().codename(), taken.size(), missing, doubled));
    }
}
