package dev.fairlead.host.secrets;

import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.Secret;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.model.ValueSource;
import dev.fairlead.host.kind.BoxKey;
import dev.fairlead.host.kind.app.SecretQuestion;
import dev.fairlead.host.kind.app.Wanted;
import dev.fairlead.host.look.Values;
import dev.fairlead.host.secrets.SecretStatus.Sync;
import dev.fairlead.host.shell.Answer;
import dev.fairlead.host.ssh.HostException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All secrets of a model's apps, and how they are told from what the box has. */
public final class Secrets {
    private Secrets() {}

    /** A secret of an app, by the name of its variable. */
    public record Source(String path, ValueSource value) {}

    /** What an app's {@code .env} is to hold; a variable whose value stands in the model is no secret. */
    public static Map<String, Source> of(AppModel app) {
        var sources = new LinkedHashMap<String, Source>();
        app.app().environment().forEach((name, source) -> {
            if (!(source instanceof ValueSource.Inline)) {
                sources.put(name, new Source(app.at("app.environment." + name), source));
            }
        });
        app.secrets().forEach((name, source) -> sources.put(name, new Source(app.at("secrets." + name), source)));
        return sources;
    }

    /** What the box is asked. */
    public static String question(ServerModel model) {
        var names = new LinkedHashMap<String, List<String>>();
        var apps = new LinkedHashMap<String, String>();
        for (AppModel app : model.apps().values()) {
            String file = app.app().onHost(".env");
            names.put(file, List.copyOf(of(app).keySet()));
            apps.put(file, app.name());
        }
        return SecretQuestion.script(names, apps);
    }

    public static List<SecretStatus> read(Answer.Finished answer, ServerModel model, Values values, BoxKey key) {
        List<SecretQuestion.Seen> seen = SecretQuestion.read(answer);
        if (seen == null) {
            throw new HostException(
                    HostException.Reason.CONNECTION_LOST, "The answer about secrets broke off.", answer.stderr(), null);
        }
        var all = new ArrayList<SecretStatus>();
        for (SecretQuestion.Seen one : seen) {
            Source source =
                    of(Objects.requireNonNull(model.apps().get(one.app()))).get(one.name());
            if (source != null) {
                Sync sync = sync(one, wanted(source, values), key);
                String since = one.since().isEmpty() || one.hash() == null ? null : one.since();
                all.add(new SecretStatus(one.app(), one.name(), words(source.value()), since, sync));
            }
        }
        return all;
    }

    /** Null where the value cannot be had. */
    private static @Nullable Wanted wanted(Source source, Values values) {
        return switch (source.value()) {
            case ValueSource.Generate generate -> new Wanted.Made(generate.length());
            case ValueSource.OnBox _ -> new Wanted.Kept();
            case ValueSource.Inline _,
                    ValueSource.Env _,
                    ValueSource.FileContent _,
                    ValueSource.Command _,
                    ValueSource.Ssm _ -> {
                Secret value = values.ifKnown(source.value(), source.path());
                yield value == null ? null : new Wanted.Hidden(value);
            }
        };
    }

    private static Sync sync(SecretQuestion.Seen seen, @Nullable Wanted wanted, BoxKey key) {
        if (seen.hash() == null) {
            return wanted instanceof Wanted.Kept && !seen.isStored() ? Sync.NOT_GIVEN : Sync.MISSING;
        }
        if (wanted == null) {
            return Sync.UNKNOWN;
        }
        if (!seen.is(wanted, key)) {
            return Sync.DIFFERS;
        }
        return seen.isRunning() ? Sync.IN_SYNC : Sync.NOT_RUNNING;
    }

    private static String words(ValueSource source) {
        return switch (source) {
            case ValueSource.Inline _ -> "the model";
            case ValueSource.Env env -> "env " + env.name();
            case ValueSource.FileContent file -> "file " + file.path();
            case ValueSource.Command command -> "command " + command.argv().getFirst();
            case ValueSource.Ssm ssm -> "ssm " + ssm.name();
            case ValueSource.Generate _ -> "made on the box";
            case ValueSource.OnBox _ -> "given to the box";
        };
    }
}
