package dev.fairlead.cli.command;

import dev.fairlead.cli.line.Box;
import dev.fairlead.cli.line.Command;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.Options;
import dev.fairlead.cli.line.Refusal;
import dev.fairlead.cli.process.ExitStatus;
import dev.fairlead.cli.view.MigrationReport;
import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.IoReason;
import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.host.session.Moving.Comparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code fairlead migrate report}. */
final class MigrateReportCommand implements Command {
    private final Supplier<@Nullable String> html;
    private final MovingApp moving;

    MigrateReportCommand(Options options) {
        html = options.value("--html", "FILE", "Writes the report as a page, in one file without scripts.");
        moving = new MovingApp(options);
    }

    @Override
    public int run(Desk desk) {
        ServerModel model = desk.model();
        AppModel app = moving.in(model);
        try (Box box = desk.openBox(model)) {
            Comparison comparison = box.moving().comparison(app);
            desk.out().print(MigrationReport.text(app, comparison, desk.outInk()));
            String file = html.get();
            if (file != null) {
                write(desk.environment().path(file), file, MigrationReport.html(model.name(), app, comparison));
                desk.err().print("Wrote " + file + ".\n");
            }
            return ExitStatus.DONE;
        }
    }

    private static void write(Path to, String file, String page) {
        try {
            Files.writeString(to, page);
        } catch (IOException e) {
            throw new Refusal(Diagnostic.of("The report cannot be written to " + Quoted.of(file) + ".")
                    .why(IoReason.of(e))
                    .fix("Name a file in a directory that is there and that you may write to."));
        }
    }

    @Override
    public int statusWhenUnreachable() {
        return ExitStatus.UNKNOWN;
    }
}
