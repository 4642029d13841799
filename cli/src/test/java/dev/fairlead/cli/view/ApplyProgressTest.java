package dev.fairlead.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.apply.Layer;
import dev.fairlead.core.apply.StepOutcome;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.plan.PlannedStep;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ApplyProgressTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(written, true, StandardCharsets.UTF_8);
    private final AtomicLong now = new AtomicLong();
    private final Plan plan = Plans.ofEverything();

    @Test
    void a_log_gets_one_line_for_each_step_that_ended() {
        try (var progress = ApplyProgress.lines(err, now::get)) {
            perform(progress);
        }
        Golden.check("progress-log", written.toString(StandardCharsets.UTF_8));
    }

    @Test
    void a_log_hears_from_a_long_step_now_and_then() {
        PlannedStep step = plan.steps().getFirst();
        try (var progress = ApplyProgress.lines(err, now::get)) {
            progress.begins(plan);
            progress.began(step);
            for (int second = 1; second <= 25; second++) {
                now.addAndGet(1_000_000_000L);
                progress.said(step, "second " + second);
            }
        }
        assertThat(written.toString(StandardCharsets.UTF_8).lines())
                .hasSize(2)
                .allMatch(line -> line.contains(step.step().title()))
                .anyMatch(line -> line.endsWith("second 10"))
                .anyMatch(line -> line.endsWith("second 20"));
    }

    @Test
    void an_image_has_bars_on_a_terminal_and_a_sum_in_a_log() {
        PlannedStep step = plan.steps().getFirst();
        var layers = List.of(new Layer("1111aaaa1111", 5_000_000, 10_000_000, Layer.State.DOWNLOADING));
        try (var progress = ApplyProgress.live(err, Ink.PLAIN, now::get)) {
            progress.begins(plan);
            progress.began(step);
            progress.layers(step, layers);
        }
        assertThat(written.toString(StandardCharsets.UTF_8))
                .contains("5.0 of 10.0 MB, 0 of 1 layer unpacked")
                .contains("1111aaaa1111 ████████████░░░░░░░░░░░░   10.0 MB  downloading");
        written.reset();
        try (var progress = ApplyProgress.lines(err, now::get)) {
            progress.begins(plan);
            progress.began(step);
            for (int second = 1; second <= 25; second++) {
                now.addAndGet(1_000_000_000L);
                progress.layers(step, layers);
            }
        }
        assertThat(written.toString(StandardCharsets.UTF_8).lines())
                .hasSize(2)
                .allMatch(line -> line.endsWith("5.0 of 10.0 MB, 0 of 1 layer unpacked"));
    }

    @Test
    void a_terminal_shows_what_runs_and_for_how_long_and_cleans_up() {
        try (var progress = ApplyProgress.live(err, Ink.PLAIN, now::get)) {
            perform(progress);
        }
        String text = written.toString(StandardCharsets.UTF_8);
        assertThat(text).contains("2 side by side").contains("2.0 s").contains("half-way");
        assertThat(text.substring(text.lastIndexOf("\033[J"))).doesNotContain("…");
    }

    private void perform(ApplyProgress progress) {
        PlannedStep first = plan.steps().get(0);
        PlannedStep second = plan.steps().get(1);
        progress.begins(plan);
        progress.news("Waiting for the last step of an earlier run to end.");
        progress.began(first);
        progress.began(second);
        now.addAndGet(2_000_000_000L);
        progress.said(second, "half-way");
        progress.ended(first, new StepOutcome.Succeeded());
        progress.ended(second, new StepOutcome.Failed("exit status 1\nno space left on device"));
    }
}
