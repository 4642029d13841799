package dev.fairlead.cli.command;

import dev.fairlead.cli.line.Refusal;
import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.core.diagnostic.Suggestion;
import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.host.secrets.Secrets;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which app of a model a command line means. */
final class Apps {
    private Apps() {}

    /** All of them, or the one that is named. */
    static List<AppModel> chosen(ServerModel model, @Nullable String name) {
        if (model.apps().isEmpty()) {
            throw Refusal.ofCommandLine(Diagnostic.of("The model has no app.")
                    .fix("This command is about one: see the sections `app` and `apps` of the model."));
        }
        if (name == null) {
            return List.copyOf(model.apps().values());
        }
        AppModel app = model.apps().get(name);
        if (app == null) {
            throw Refusal.ofCommandLine(Diagnostic.of("The model has no app " + Quoted.of(name) + ".")
                    .fix(advice(name, List.copyOf(model.apps().keySet()))));
        }
        return List.of(app);
    }

    /** The one that is named, or the only one. */
    static AppModel one(ServerModel model, @Nullable String name) {
        return only(chosen(model, name), "The model has several apps.");
    }

    /** The one that has the job. */
    static AppModel withJob(ServerModel model, @Nullable String name, String job) {
        return having(model, name, "job", job, app -> app.jobs().keySet());
    }

    /** The one that has the service. */
    static AppModel withService(ServerModel model, @Nullable String name, String service) {
        return having(model, name, "service", service, app -> app.services().keySet());
    }

    private static AppModel having(
            ServerModel model,
            @Nullable String name,
            String noun,
            String wanted,
            Function<AppModel, Set<String>> parts) {
        List<AppModel> apps = chosen(model, name);
        List<AppModel> having =
                apps.stream().filter(app -> parts.apply(app).contains(wanted)).toList();
        if (having.isEmpty()) {
            List<String> all =
                    apps.stream().flatMap(app -> parts.apply(app).stream()).toList();
            throw Refusal.ofCommandLine(Diagnostic.of("The model has no " + noun + " " + Quoted.of(wanted) + ".")
                    .fix(all.isEmpty() ? "Declare it under `" + noun + "s` first." : advice(wanted, all)));
        }
        return only(having, "Several apps have a " + noun + " " + Quoted.of(wanted) + ".");
    }

    /** The one that has the secret. */
    static AppModel withSecret(ServerModel model, @Nullable String name, String secret) {
        List<AppModel> apps = chosen(model, name);
        List<AppModel> having =
                apps.stream().filter(app -> Secrets.of(app).containsKey(secret)).toList();
        if (having.isEmpty()) {
            List<String> secrets = apps.stream()
                    .flatMap(app -> Secrets.of(app).keySet().stream())
                    .distinct()
                    .toList();
            throw Refusal.ofCommandLine(Diagnostic.of("The model has no secret " + Quoted.of(secret) + ".")
                    .fix(secrets.isEmpty() ? "Declare it under `secrets` first." : advice(secret, secrets)));
        }
        return only(having, "Several apps have a secret " + Quoted.of(secret) + ".");
    }

    private static AppModel only(List<AppModel> apps, String several) {
        if (apps.size() == 1) {
            return apps.getFirst();
        }
        throw Refusal.ofCommandLine(Diagnostic.of(several)
                .fix("Say which: `--app "
                        + String.join(
                                "` or `--app ",
                                apps.stream().map(AppModel::name).toList()) + "`."));
    }

    private static String advice(String word, List<String> words) {
        String near = Suggestion.didYouMean(word, words);
        return near == null ? "There are: " + String.join(", ", words) + "." : near;
    }
}
