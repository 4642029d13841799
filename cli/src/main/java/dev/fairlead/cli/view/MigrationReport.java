package dev.fairlead.cli.view;

import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.Migration;
import dev.fairlead.host.memory.MigrationMark;
import dev.fairlead.host.memory.Phase;
import dev.fairlead.host.migration.Figures;
import dev.fairlead.host.migration.Figures.Side;
import dev.fairlead.host.session.Moving.Comparison;
import dev.fairlead.templates.MigrationPage;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** What a comparison of the old app with its container came to, for a terminal and as a page. */
public final class MigrationReport {
    private static final double MICROS = 1000;
    private static final double KILO = 1024;
    private static final int NAME = 28;
    private static final int COLUMN = 14;

    private MigrationReport() {}

    /** Figures side by side, the verdict, and when each phase was begun and done. */
    public static String text(AppModel app, Comparison comparison, Ink ink) {
        var lines = new ArrayList<String>();
        lines.add(ink.bold(Printable.line(app.name())));
        MigrationPage.Figures old = figures(Figures.of(Side.OLD, comparison.figures()));
        MigrationPage.Figures container = figures(Figures.of(Side.CONTAINER, comparison.figures()));
        if (container.looks() == 0) {
            lines.add("Nothing was measured yet: the phase soak asks both apps, minute by minute.");
        } else {
            List<String> beyond = Figures.beyond(comparison.figures());
            lines.add(
                    beyond.isEmpty()
                            ? ink.green("The container keeps to its limits.")
                            : ink.red("The container goes beyond its limits"
                                    + (hasTakenOver(comparison)
                                            ? ", though it has taken over."
                                            : ", and may not take over.")));
            beyond.forEach(reason -> lines.add("  " + Printable.line(reason)));
            lines.add("");
            MigrationPage.table(old, container, limits(app)).forEach(line -> lines.add(row(line)));
        }
        if (!comparison.marks().isEmpty()) {
            lines.add("");
            comparison
                    .marks()
                    .forEach(mark -> lines.add("  " + Printable.line(mark.at()) + "  "
                            + padded(mark.phase().toString(), 10) + padded(word(mark), 7) + Printable.line(mark.by())));
        }
        return String.join("\n", lines) + "\n";
    }

    private static boolean hasTakenOver(Comparison comparison) {
        return !comparison.marks().isEmpty() && comparison.marks().getLast().hasTakenOver();
    }

    private static String row(MigrationPage.Line line) {
        return ("  " + padded(line.name(), NAME) + right(line.old()) + right(line.container()) + right(line.limit()))
                .stripTrailing();
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }

    private static String right(String text) {
        return " ".repeat(Math.max(1, COLUMN - text.length())) + text;
    }

    /** The same as a page. */
    public static String html(String server, AppModel app, Comparison comparison) {
        return MigrationPage.render(new MigrationPage.Report(
                app.name(),
                server,
                Figures.beyond(comparison.figures()),
                new MigrationPage.Side(
                        figures(Figures.of(Side.OLD, comparison.figures())),
                        comparison.samples().points(Side.OLD)),
                new MigrationPage.Side(
                        figures(Figures.of(Side.CONTAINER, comparison.figures())),
                        comparison.samples().points(Side.CONTAINER)),
                limits(app),
                marks(comparison.marks()),
                "Each minute a timer on the box asked both apps 20 times for "
                        + app.app().health().path() + ", on their own ports. Written by Fairlead."));
    }

    private static MigrationPage.Figures figures(Figures of) {
        return new MigrationPage.Figures(
                of.looks(),
                of.requests(),
                of.errors(),
                of.p50() / MICROS,
                of.p95() / MICROS,
                of.first() / KILO,
                of.last() / KILO);
    }

    private static MigrationPage.Limits limits(AppModel app) {
        Migration.Limits limits = Objects.requireNonNull(app.migration()).limits();
        return new MigrationPage.Limits(
                limits.errorsPerThousand() / 10.0, limits.p95().toMillis(), limits.memoryGrowth());
    }

    private static List<MigrationPage.Mark> marks(List<MigrationMark> marks) {
        return marks.stream()
                .flatMap(mark -> {
                    try {
                        return Stream.of(new MigrationPage.Mark(
                                mark.phase().toString(), word(mark), Instant.parse(mark.at()), mark.by(), event(mark)));
                    } catch (DateTimeParseException e) {
                        return Stream.empty();
                    }
                })
                .toList();
    }

    private static String word(MigrationMark mark) {
        return mark.word().name().toLowerCase(Locale.ROOT);
    }

    /** What changes who serves, or who is asked. */
    private static String event(MigrationMark mark) {
        return switch (mark.word()) {
            case DONE -> mark.phase() == Phase.SOAK ? "soak" : "";
            case BEGAN ->
                mark.phase() == Phase.CUTOVER || mark.phase() == Phase.SETTLE
                        ? mark.phase().toString()
                        : "";
            case FELL -> "fell back";
            case BACK -> "back";
        };
    }
}
