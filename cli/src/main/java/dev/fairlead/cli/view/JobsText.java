package dev.fairlead.cli.view;

import dev.fairlead.host.status.StatusReport.AppStatus;
import dev.fairlead.host.status.StatusReport.JobStatus;
import java.util.List;

/** The jobs of a box, when they run, and how the last run ended. */
public final class JobsText {
    private JobsText() {}

    public static String of(List<AppStatus> apps, Ink ink) {
        var text = new StringBuilder();
        for (AppStatus app : apps) {
            if (!app.jobs().isEmpty()) {
                text.append(ink.bold(Printable.line(app.name()))).append('\n');
                int name = width(app.jobs().stream().map(JobStatus::name).toList());
                int schedule =
                        width(app.jobs().stream().map(JobStatus::schedule).toList());
                app.jobs()
                        .forEach(job -> text.append("  ")
                                .append(padded(job.name(), name))
                                .append(padded(job.schedule(), schedule))
                                .append(last(job, ink))
                                .append('\n'));
            }
        }
        return text.isEmpty() ? "The model has no jobs.\n" : text.toString();
    }

    static String last(JobStatus job, Ink ink) {
        Integer exit = job.exit();
        if (job.startedAt() == null || exit == null) {
            return ink.dim("has not run yet");
        }
        return "last run " + Printable.line(job.startedAt()) + ": "
                + (exit == 0 ? ink.green("succeeded") : ink.red(failure(job, exit)));
    }

    private static String failure(JobStatus job, int exit) {
        return job.isTimedOut() ? "timed out" : "exit status " + exit;
    }

    private static int width(List<String> words) {
        return words.stream().mapToInt(String::length).max().orElse(0) + 2;
    }

    private static String padded(String word, int width) {
        return Printable.line(word) + " ".repeat(Math.max(1, width - word.length()));
    }
}
