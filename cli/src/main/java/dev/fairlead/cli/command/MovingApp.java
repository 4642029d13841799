package dev.fairlead.cli.command;

import dev.fairlead.cli.line.NamedApp;
import dev.fairlead.cli.line.Options;
import dev.fairlead.cli.line.Refusal;
import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.ServerModel;

/** The app whose migration a command is about. */
final class MovingApp {
    private final NamedApp named;

    MovingApp(Options options) {
        named = new NamedApp(options);
    }

    AppModel in(ServerModel model) {
        AppModel app = named.in(model);
        if (app.migration() == null) {
            throw Refusal.ofCommandLine(Diagnostic.of(
                            "The model does not say how " + Quoted.of(app.name()) + " lives today.")
                    .why("its section `" + app.at("migration") + "` is missing")
                    .fix("Write `migration: {from: {systemdUnit: NAME.service, port: 8000}}`, and what of it is to be"
                            + " backed up."));
        }
        return app;
    }

    /** As on the command line, behind a space; empty where nothing was said. */
    String words() {
        return named.words();
    }
}
