package dev.fairlead.cli.line;

import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.core.diagnostic.Suggestion;
import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.ServerModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Which app of the model a command is about: the one that is named, or the only one there is. */
public final class NamedApp {
    private final Supplier<@Nullable String> name;

    public NamedApp(Options options) {
        name = options.value("--app", "NAME", "Which app, where the model has several.");
    }

    public AppModel in(ServerModel model) {
        var names = new ArrayList<>(model.apps().keySet());
        String given = name.get();
        if (names.isEmpty()) {
            throw Refusal.ofCommandLine(Diagnostic.of("The model has no app.")
                    .fix("This command is about one: see the sections `app` and `apps` of the model."));
        }
        if (given == null && names.size() > 1) {
            throw Refusal.ofCommandLine(Diagnostic.of("The model has several apps: " + String.join(", ", names) + ".")
                    .fix("Say which one, as in `--app " + names.getFirst() + "`."));
        }
        AppModel app = model.apps().get(given == null ? names.getFirst() : given);
        if (app == null) {
            throw unknown(given == null ? "" : given, names);
        }
        return app;
    }

    public boolean isNamed() {
        return name.get() != null;
    }

    /** As on the command line, behind a space; empty where nothing was said. */
    public String words() {
        String given = name.get();
        return given == null ? "" : " --app " + given;
    }

    private static Refusal unknown(String given, List<String> names) {
        String meant = Suggestion.didYouMean(given, names);
        return Refusal.ofCommandLine(Diagnostic.of("The model has no app " + Quoted.of(given) + ".")
                .fix(meant == null ? "It has: " + String.join(", ", names) + "." : meant));
    }
}
