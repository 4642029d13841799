package dev.fairlead.cli.view;

import dev.fairlead.core.plan.Plan;
import dev.fairlead.host.memory.MigrationMark;
import dev.fairlead.host.memory.Phase;
import dev.fairlead.host.migration.Figures;
import dev.fairlead.host.migration.Leg;
import dev.fairlead.host.session.Moving.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How far the migration of an app is, and what comes next. */
public final class MigrationText {
    private static final int NAME = 10;

    private MigrationText() {}

    /** All phases, with what was measured. */
    public static String status(String app, Progress progress, Ink ink) {
        var lines = new ArrayList<String>();
        MigrationMark mark = progress.mark();
        lines.add(ink.bold(Printable.line(app)));
        lines.add(mark == null ? "Nothing was begun." : Printable.line(mark.sentence()));
        lines.add("");
        for (Phase phase : Phase.values()) {
            lines.add("  " + sign(phase, progress, ink) + " " + padded(phase.toString()) + phase.purpose());
        }
        List<String> measured = measured(progress.figures());
        if (!measured.isEmpty()) {
            lines.add("");
            lines.addAll(measured);
        }
        Phase next = progress.next();
        lines.add("");
        lines.add(next == null ? "All phases are done." : "next: fairlead migrate next   (" + next + ")");
        if (mark != null) {
            lines.add("back: fairlead migrate rollback");
        }
        return String.join("\n", lines) + "\n";
    }

    private static String sign(Phase phase, Progress progress, Ink ink) {
        Phase next = progress.next();
        if (next == null || phase.compareTo(next) < 0) {
            return ink.green("✓");
        }
        MigrationMark mark = progress.mark();
        boolean isBegun = mark != null && mark.word() == MigrationMark.Word.BEGAN && phase == next;
        return isBegun ? ink.yellow("…") : " ";
    }

    /**
     * The steps of a phase.
     *
     * @param plans what the model asks for within a part of it
     * @param paths what of the old app's goes into the archive, where that can be told by now
     */
    public static String phase(
            Phase phase, List<Leg> legs, Function<Leg.Bring, @Nullable Plan> plans, List<String> paths, Ink ink) {
        var lines = new ArrayList<String>();
        lines.add(ink.bold("Phase " + phase) + ": " + phase.purpose());
        for (Leg leg : legs) {
            switch (leg) {
                case Leg.Steps steps -> steps.steps().forEach(step -> lines.add("  - " + Printable.line(step.title())));
                case Leg.Outside outside -> lines.add("  - " + Printable.line(outside.title()));
                case Leg.Bring bring -> {
                    lines.add("  - " + Printable.line(bring.title()));
                    Plan plan = plans.apply(bring);
                    if (plan != null) {
                        plan.changes()
                                .forEach(change -> lines.add("      "
                                        + change.action().name().toLowerCase(Locale.ROOT) + " "
                                        + Printable.line(change.address().toString())));
                    }
                }
            }
        }
        paths.forEach(path -> lines.add("      archive " + Printable.line(path)));
        return String.join("\n", lines) + "\n";
    }

    private static List<String> measured(List<String> lines) {
        var measured = new ArrayList<String>();
        for (Figures.Side side : Figures.Side.values()) {
            Figures figures = Figures.of(side, lines);
            if (figures.looks() > 0) {
                measured.add(side(side == Figures.Side.OLD ? "old app" : "container", figures));
            }
        }
        Figures.beyond(lines).forEach(beyond -> measured.add("  beyond the limits: " + Printable.line(beyond)));
        return measured;
    }

    private static String side(String name, Figures figures) {
        return "  " + padded(name)
                + String.format(
                        Locale.ROOT,
                        "%d looks, %d of %d answers wrong, half within %.1f ms, 95 of 100 within %.1f ms, memory"
                                + " %.0f MiB at first, %.0f MiB now",
                        figures.looks(),
                        figures.errors(),
                        figures.requests(),
                        figures.p50() / 1000.0,
                        figures.p95() / 1000.0,
                        figures.first() / 1024.0,
                        figures.last() / 1024.0);
    }

    private static String padded(String name) {
        return name + " ".repeat(Math.max(1, NAME - name.length()));
    }
}
