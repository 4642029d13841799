package dev.fairlead.cli.command;

import dev.fairlead.cli.line.Box;
import dev.fairlead.cli.line.Command;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.Options;
import dev.fairlead.cli.line.Refusal;
import dev.fairlead.cli.process.CtrlC;
import dev.fairlead.cli.process.ExitStatus;
import dev.fairlead.cli.view.LogText;
import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.host.daily.LogReading;
import dev.fairlead.host.daily.LogRequest;
import dev.fairlead.host.daily.LogSource;
import dev.fairlead.host.daily.Since;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code fairlead logs}. */
final class LogsCommand implements Command {
    private static final int USUAL = 100;
    private static final int MOST = 10_000;

    private final BooleanSupplier follow;
    private final Supplier<@Nullable String> since;
    private final Supplier<@Nullable String> tail;
    private final Supplier<@Nullable String> job;
    private final Supplier<@Nullable String> service;
    private final BooleanSupplier nginx;
    private final BooleanSupplier all;
    private final Supplier<@Nullable String> app;

    LogsCommand(Options options) {
        follow = options.flag(
                "--follow",
                "Goes on with what is written from now on, also across a release, until Ctrl-C."
                        + " Behind `logs`, -f means this; the model is named by --file.");
        since = options.value("--since", "TIME", "From then on: 10m, 2h, 3d, 2026-11-24 or 2026-11-24T09:30.");
        tail = options.value("--tail", "N", "The last N lines (default: " + USUAL + "; with --since " + MOST + ").");
        job = options.value("--job", "NAME", "What the runs of this job printed.");
        service = options.value("--service", "NAME", "What this service beside the app printed.");
        nginx = options.flag("--nginx", "What nginx logs, for all sites of the box.");
        all = options.flag("--all", "The app, its services, its jobs and nginx, in the order of time.");
        app = options.value("--app", "NAME", "Of this app only (default: all apps of the model).");
    }

    @Override
    public int run(Desk desk) {
        ServerModel model = desk.model();
        List<LogSource> sources = sources(model);
        ZoneId zone = ZoneId.systemDefault();
        var request = new LogRequest(sources, since(zone), tail(), follow.getAsBoolean());
        var text = new LogText(sources, zone, LocalDate.now(zone), desk.outInk());
        try (Box box = desk.openBox(model);
                LogReading reading = box.daily().logs(request);
                var ctrlC = CtrlC.ends(reading::close, ExitStatus.DONE)) {
            var page = new LogPage(desk, text, reading);
            reading.read(page::hear);
            desk.out().flush();
            if (page.isBlank() && !ctrlC.isAsked()) {
                throw new Refusal(Diagnostic.of("There is no container whose log could be shown.")
                        .fix("Bring the box in line with `fairlead apply`."));
            }
        }
        return ExitStatus.DONE;
    }

    private List<LogSource> sources(ServerModel model) {
        var sources = new ArrayList<LogSource>();
        List<AppModel> apps = Apps.chosen(model, app.get());
        String ofJob = job.get();
        String ofService = service.get();
        boolean isAll = all.getAsBoolean();
        if (isAll || (ofJob == null && ofService == null && !nginx.getAsBoolean())) {
            apps.forEach(one -> sources.add(new LogSource.Live(one)));
        }
        if (isAll) {
            apps.forEach(one -> one.services().keySet().forEach(each -> sources.add(new LogSource.Side(one, each))));
            apps.forEach(one -> one.jobs().keySet().forEach(each -> sources.add(new LogSource.JobLog(one, each))));
        } else {
            if (ofService != null) {
                sources.add(new LogSource.Side(Apps.withService(model, app.get(), ofService), ofService));
            }
            if (ofJob != null) {
                sources.add(new LogSource.JobLog(Apps.withJob(model, app.get(), ofJob), ofJob));
            }
        }
        if (isAll || nginx.getAsBoolean()) {
            sources.add(new LogSource.Nginx("access"));
            sources.add(new LogSource.Nginx("error"));
        }
        return sources;
    }

    private @Nullable Since since(ZoneId zone) {
        String text = since.get();
        Since parsed = text == null ? null : Since.parse(text, zone);
        if (text != null && parsed == null) {
            throw Refusal.ofCommandLine(Diagnostic.of("`--since` wants a time, and has " + Quoted.of(text) + ".")
                    .fix("Give an age such as `10m`, `2h` or `3d`, or a time such as `2026-11-24T09:30`."));
        }
        return parsed;
    }

    private int tail() {
        String text = tail.get();
        if (text == null) {
            return since.get() == null ? USUAL : MOST;
        }
        if (!text.matches("[0-9]{1,7}")) {
            throw Refusal.ofCommandLine(
                    Diagnostic.of("`--tail` wants a number of lines, and has " + Quoted.of(text) + ".")
                            .fix("Give a number such as `--tail 50`."));
        }
        return Integer.parseInt(text);
    }
}
