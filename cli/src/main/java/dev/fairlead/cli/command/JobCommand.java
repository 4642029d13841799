package dev.fairlead.cli.command;

import dev.fairlead.cli.line.Box;
import dev.fairlead.cli.line.Command;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.Options;
import dev.fairlead.cli.line.Refusal;
import dev.fairlead.cli.process.CtrlC;
import dev.fairlead.cli.process.ExitStatus;
import dev.fairlead.cli.view.JobsText;
import dev.fairlead.cli.view.LogText;
import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.host.daily.JobRun;
import dev.fairlead.host.ssh.HostException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code fairlead job}. */
final class JobCommand implements Command {
    private static final int INTERRUPTED = 130;

    private final Supplier<@Nullable String> name;
    private final Supplier<@Nullable String> app;

    JobCommand(Options options) {
        name = options.word("NAME", "The job to run now; without it, all jobs and their last runs are shown.");
        app = options.value("--app", "NAME", "The app, where several have a job of that name.");
    }

    @Override
    public int run(Desk desk) {
        ServerModel model = desk.model();
        String job = name.get();
        if (job == null) {
            Apps.chosen(model, app.get());
            try (Box box = desk.openBox(model)) {
                desk.out()
                        .print(JobsText.of(
                                box.status().apps().stream()
                                        .filter(each ->
                                                app.get() == null || each.name().equals(app.get()))
                                        .toList(),
                                desk.outInk()));
            }
            return ExitStatus.DONE;
        }
        AppModel owner = Apps.withJob(model, app.get(), job);
        try (Box box = desk.openBox(model);
                JobRun run = box.daily().job(owner, job);
                var ctrlC = CtrlC.ends(() -> leave(desk, run, job), INTERRUPTED)) {
            return watched(desk, run, ctrlC, job);
        }
    }

    private static int watched(Desk desk, JobRun run, CtrlC ctrlC, String job) {
        JobRun.End end;
        try {
            end = run.watch(line -> {
                desk.out().print(LogText.foreign(line) + "\n");
                desk.out().flush();
            });
        } catch (HostException e) {
            if (ctrlC.isAsked()) {
                return INTERRUPTED;
            }
            throw e;
        }
        return told(desk, end, job);
    }

    private static void leave(Desk desk, JobRun run, String job) {
        desk.err().print("\nThe job goes on on the box: fairlead logs --follow --job " + job + "\n");
        desk.err().flush();
        run.close();
    }

    private static int told(Desk desk, JobRun.End end, String job) {
        String the = "The job " + Quoted.of(job);
        return switch (end) {
            case JobRun.End.Ended(int status, String outcome, long seconds)
            when status == 0 -> {
                desk.err().print(the + " is " + outcome + " after " + seconds + " s.\n");
                yield ExitStatus.DONE;
            }
            case JobRun.End.Ended(int status, String outcome, long seconds) ->
                throw new Refusal(
                        Diagnostic.of(the + " " + outcome + " with exit status " + status + " after " + seconds + " s.")
                                .fix("fairlead logs --job " + job));
            case JobRun.End.Busy(String since) ->
                throw new Refusal(Diagnostic.of(the + " runs already, so it was not started a second time.")
                        .why(since.isEmpty() ? null : "that run began at " + since)
                        .fix("Watch it with `fairlead logs --follow --job " + job + "`."));
            case JobRun.End.Missing _ ->
                throw new Refusal(Diagnostic.of("The box has no job " + Quoted.of(job) + " yet.")
                        .fix("Bring the box in line with `fairlead apply`."));
        };
    }
}
