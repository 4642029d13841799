package dev.fairlead.host.daily;

import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.host.connection.ScriptRunner;
import dev.fairlead.host.look.Values;
import dev.fairlead.host.memory.Belonging;
import dev.fairlead.host.ssh.OutputSink;

/** What a person does with an app that runs, without a shell on its box. */
public final class Daily {
    private final ServerModel model;
    private final Values values;
    private final ScriptRunner box;
    private final String token;

    /** @param token tells this run from all others, and needs no quoting */
    public Daily(ServerModel model, Values values, ScriptRunner box, String token) {
        this.model = model;
        this.values = values;
        this.box = box;
        this.token = token;
    }

    public LogReading logs(LogRequest request) {
        Since since = request.since();
        String from = switch (since) {
            case null -> "";
            case Since.Ago(var time) -> time.toSeconds() + "s";
            case Since.At(var moment) -> Long.toString(moment.getEpochSecond());
        };
        String script = LogScript.text(request, from, Masks.files(model.apps()));
        return new LogReading(box.open(script), request, Masks.of(model, values));
    }

    /** Begins a job out of turn, unless it runs already. */
    public JobRun job(AppModel app, String job) {
        Belonging.require(model.name(), box);
        String script = JobRunScript.text(app, job, Masks.files(model.apps()));
        return new JobRun(box.open(script), Masks.of(model, values));
    }

    /**
     * Starts a command in a fresh container of the release that serves.
     *
     * @param stderr takes what the command prints there; nothing where it has a terminal
     */
    public AppCommand run(AppModel app, CommandRequest request, OutputSink stderr) {
        Belonging.require(model.name(), box);
        return AppCommand.start(box, app, request, app.name() + "-run-" + token, stderr);
    }
}
