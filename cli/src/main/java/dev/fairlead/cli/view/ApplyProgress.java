package dev.fairlead.cli.view;

import dev.fairlead.core.apply.Layer;
import dev.fairlead.core.apply.StepOutcome;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.plan.PlannedStep;
import dev.fairlead.host.session.ApplyListener;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Steps while they are performed. Every finished step leaves a line; on a terminal what runs stands below, redrawn as
 * time goes by.
 */
public final class ApplyProgress implements ApplyListener, AutoCloseable {
    private static final int WIDEST_TITLE = 64;
    private static final Duration BEAT = Duration.ofMillis(150);
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final PrintStream err;
    private final Ink ink;
    private final LongSupplier nanoClock;
    private int total;
    private final Map<Integer, Running> running = new LinkedHashMap<>();
    private final LiveBlock block;
    private final Thread heart;
    private int finished;

    /** @param told when a log last heard of it */
    private record Running(String title, long since, String said, long told, List<Layer> layers) {
        Running saying(String line, long at) {
            return new Running(title, since, line, at, layers);
        }

        Running at(List<Layer> now) {
            return new Running(title, since, said, told, now);
        }
    }

    private ApplyProgress(PrintStream err, Ink ink, LongSupplier nanoClock, LiveBlock block) {
        this.err = err;
        this.ink = ink;
        this.nanoClock = nanoClock;
        this.block = block;
        this.heart = Thread.ofVirtual().name("progress").unstarted(this::beat);
    }

    /** A line each for a log, at the moment the step ends. */
    public static ApplyProgress lines(PrintStream err, LongSupplier nanoClock) {
        return new ApplyProgress(err, Ink.PLAIN, nanoClock, LiveBlock.none());
    }

    /** Redrawn in place until it is closed. */
    public static ApplyProgress live(PrintStream err, Ink ink, LongSupplier nanoClock) {
        var progress = new ApplyProgress(err, ink, nanoClock, LiveBlock.on(err));
        progress.heart.start();
        return progress;
    }

    @Override
    public synchronized void begins(Plan plan) {
        total = plan.steps().size();
        finished = 0;
    }

    @Override
    public synchronized void news(String sentence) {
        block.erase();
        err.print("  " + Printable.line(sentence) + "\n");
        err.flush();
        draw();
    }

    @Override
    public synchronized void verifies() {
        block.erase();
        err.print(ink.dim("  looking at the box again") + "\n");
        err.flush();
    }

    @Override
    public synchronized void began(PlannedStep step) {
        long now = nanoClock.getAsLong();
        running.put(step.index(), new Running(title(step), now, "", now, List.of()));
        draw();
    }

    @Override
    public synchronized void said(PlannedStep step, String line) {
        running.computeIfPresent(step.index(), (index, was) -> said(was, line));
        draw();
    }

    @Override
    public synchronized void layers(PlannedStep step, List<Layer> layers) {
        running.computeIfPresent(step.index(), (index, was) -> said(was.at(layers), LayerBars.sum(layers)));
        draw();
    }

    /** A log hears from a long step now and then, so that nobody takes it for dead. */
    private Running said(Running was, String line) {
        long now = nanoClock.getAsLong();
        if (block.isShown() || now - was.told() < SILENCE.toNanos()) {
            return was.saying(line, was.told());
        }
        err.print("  … " + was.title() + "  " + elapsed(was) + "  " + Printable.cut(line, WIDEST_TITLE) + "\n");
        err.flush();
        return was.saying(line, now);
    }

    @Override
    public synchronized void ended(PlannedStep step, StepOutcome outcome) {
        Running was = running.remove(step.index());
        String time = was == null ? "" : "  " + elapsed(was);
        finished++;
        block.erase();
        switch (outcome) {
            case StepOutcome.Succeeded succeeded -> finished(ink.green("✓"), title(step), time);
            case StepOutcome.Failed failed -> broken(title(step) + " failed", time, failed.why());
            case StepOutcome.RolledBack back -> broken(title(step) + " failed and was put back", time, back.why());
            case StepOutcome.Lost lost -> broken(title(step) + " was cut off", time, lost.why());
            case StepOutcome.NotReached notReached -> {}
        }
        err.flush();
        draw();
    }

    @Override
    public void close() {
        heart.interrupt();
        synchronized (this) {
            block.close();
        }
    }

    private void finished(String mark, String title, String time) {
        err.print("  " + mark + " " + title + ink.dim(time) + "\n");
    }

    private void broken(String title, String time, String why) {
        finished(ink.red("✗"), ink.red(title), time);
        Printable.lines(why).lines().forEach(line -> err.print("      " + line + "\n"));
    }

    private synchronized void draw() {
        var lines = new ArrayList<String>();
        for (Running step : running.values()) {
            String said = step.said().isEmpty() ? "" : "  " + ink.dim(Printable.cut(step.said(), WIDEST_TITLE));
            lines.add("  " + ink.cyan("…") + " " + step.title() + "  " + elapsed(step) + said);
            lines.addAll(LayerBars.lines(step.layers(), ink));
        }
        if (!running.isEmpty()) {
            lines.add(ink.dim("  " + finished + " of " + Amount.of(total, "step") + " done" + beside()));
        }
        block.show(List.copyOf(lines));
    }

    private String beside() {
        return running.size() > 1 ? ", " + running.size() + " side by side" : "";
    }

    private String elapsed(Running step) {
        return Amount.of(Duration.ofNanos(nanoClock.getAsLong() - step.since()));
    }

    private static String title(PlannedStep step) {
        return Printable.cut(step.step().title(), WIDEST_TITLE);
    }

    private void beat() {
        try {
            while (true) {
                Thread.sleep(BEAT);
                draw();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
