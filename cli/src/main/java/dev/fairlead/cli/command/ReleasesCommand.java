package dev.fairlead.cli.command;

import dev.fairlead.cli.line.Box;
import dev.fairlead.cli.line.Command;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.Options;
import dev.fairlead.cli.process.ExitStatus;
import dev.fairlead.cli.view.ReleaseText;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.host.release.Releases;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code fairlead releases}. */
final class ReleasesCommand implements Command {
    private final BooleanSupplier live;
    private final Supplier<@Nullable String> app;

    ReleasesCommand(Options options) {
        live = options.flag(
                "--live",
                "Prints what serves and nothing else, for scripts: app, tag, digest and number, a line each.");
        app = options.value("--app", "NAME", "Only those of this app.");
    }

    @Override
    public int run(Desk desk) {
        ServerModel model = desk.model();
        String only = app.get();
        if (only != null) {
            Apps.chosen(model, only);
        }
        try (Box box = desk.openBox(model)) {
            Releases all = box.releases();
            Releases releases = only == null ? all : all.of(only);
            desk.out()
                    .print(
                            live.getAsBoolean()
                                    ? ReleaseText.live(releases)
                                    : ReleaseText.list(releases, desk.outInk()));
            return ExitStatus.DONE;
        }
    }
}
