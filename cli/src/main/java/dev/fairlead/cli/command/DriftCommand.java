package dev.fairlead.cli.command;

import dev.fairlead.cli.line.Answer;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.Options;
import dev.fairlead.cli.line.Question;
import dev.fairlead.cli.line.Standing;
import dev.fairlead.cli.line.Stopwatch;
import dev.fairlead.cli.line.Together;
import dev.fairlead.cli.process.ExitStatus;
import dev.fairlead.cli.view.DriftAnnotations;
import dev.fairlead.cli.view.DriftJson;
import dev.fairlead.cli.view.DriftJunit;
import dev.fairlead.cli.view.DriftMarkdown;
import dev.fairlead.cli.view.DriftText;
import dev.fairlead.cli.view.Ink;
import dev.fairlead.cli.whole.SideOptions;
import dev.fairlead.cli.whole.View;
import dev.fairlead.cli.whole.Whole;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.resource.Cause;
import dev.fairlead.lightsail.session.CloudSight;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** {@code fairlead drift}. */
final class DriftCommand implements Question {
    private final Supplier<String> format;
    private final Supplier<String> failOn;
    private final SideOptions sides;

    DriftCommand(Options options) {
        format = options.choice("--format", List.of("text", "json", "markdown", "github", "junit"), "How to tell it");
        failOn = options.choice(
                "--fail-on",
                List.of("any", "drift", "unknown"),
                "What gives an exit status other than 0: anything that differs or could not be looked at, only what was"
                        + " changed on the server, or only what could not be looked at");
        sides = new SideOptions(options);
    }

    @Override
    public Answer ask(Desk desk) {
        String wanted = format.get();
        String failing = failOn.get();
        Stopwatch watch = Stopwatch.started(desk.nanoClock());
        ServerModel model = desk.model();
        try (Whole server = Whole.of(desk, model, sides.of(model))) {
            View view = server.look();
            Plan plan = view.plan();
            String text = report(wanted, plan, model, watch.elapsed(), desk.outInk());
            return new Answer(text, Standing.of(Verdict.of(plan)), status(failing, view));
        }
    }

    @Override
    public Together together() {
        return switch (format.get()) {
            case "json" -> Together.JSON;
            case "junit" -> Together.APART;
            case "text" -> Together.HEADED;
            default -> Together.JOINED;
        };
    }

    @Override
    public String well() {
        return "without drift";
    }

    private static String report(String format, Plan plan, ServerModel model, Duration took, Ink ink) {
        return switch (format) {
            case "json" -> DriftJson.of(plan);
            case "markdown" -> DriftMarkdown.of(plan);
            case "github" -> DriftAnnotations.of(plan, model);
            case "junit" -> DriftJunit.of(plan, took);
            default -> DriftText.of(plan, took, ink);
        };
    }

    private static int status(String failOn, View view) {
        Plan plan = view.plan();
        return switch (failOn) {
            case "drift" -> driftAlone(view);
            case "unknown" -> plan.hasUnknown() ? ExitStatus.UNKNOWN : ExitStatus.DONE;
            default -> Verdict.of(plan);
        };
    }

    /** Where there is no instance, nothing says whether there was one. */
    private static int driftAlone(View view) {
        if (view.plan().count(Cause.DRIFT) > 0) {
            return ExitStatus.PENDING;
        }
        CloudSight outside = view.outside();
        return outside != null && outside.lacksInstance() ? ExitStatus.UNKNOWN : ExitStatus.DONE;
    }

    @Override
    public int statusWhenUnreachable() {
        return ExitStatus.UNKNOWN;
    }
}
