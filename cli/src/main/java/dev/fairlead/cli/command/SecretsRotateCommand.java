package dev.fairlead.cli.command;

import dev.fairlead.cli.line.Box;
import dev.fairlead.cli.line.Command;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.Options;
import dev.fairlead.cli.line.Refusal;
import dev.fairlead.cli.line.Stopwatch;
import dev.fairlead.cli.view.SecretsText;
import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.model.ValueSource;
import dev.fairlead.host.secrets.Secrets;
import dev.fairlead.host.session.Outcome;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code fairlead secrets rotate}. */
final class SecretsRotateCommand implements Command {
    private final Supplier<@Nullable String> name;
    private final Supplier<@Nullable String> app;

    SecretsRotateCommand(Options options) {
        name = options.word("NAME", "The secret, by the name of its variable.");
        app = options.value("--app", "NAME", "The app, where several have a secret of that name.");
    }

    @Override
    public int run(Desk desk) throws InterruptedException {
        var seen = new SwitchWatch(Stopwatch.started(desk.nanoClock()));
        String secret = name.get();
        if (secret == null) {
            throw Refusal.ofCommandLine(Diagnostic.of("`secrets rotate` needs the name of a secret.")
                    .fix("fairlead secrets list"));
        }
        ServerModel model = desk.model();
        AppModel owner = Apps.withSecret(model, app.get(), secret);
        int length = length(owner, secret);
        try (Box box = desk.openBox(model)) {
            Outcome outcome = Performance.of(
                    desk,
                    box,
                    seen,
                    (to, listener, stopAsked) -> to.rotate(owner, secret, length, listener, stopAsked));
            desk.err().print(SecretsText.rotated(outcome, secret, seen.course(), desk.errInk()));
            return Performance.status(outcome);
        }
    }

    /** Of a new value that the box makes. */
    private static int length(AppModel owner, String secret) {
        Secrets.Source source = Objects.requireNonNull(Secrets.of(owner).get(secret));
        return switch (source.value()) {
            case ValueSource.Generate generate -> generate.length();
            case ValueSource.OnBox _ ->
                throw Refusal.ofCommandLine(
                        Diagnostic.of("Nobody but you knows a new value of " + Quoted.of(secret) + ".")
                                .why("it is given to the box by hand")
                                .fix("fairlead secrets set " + secret));
            case ValueSource.Inline _,
                    ValueSource.Env _,
                    ValueSource.FileContent _,
                    ValueSource.Command _,
                    ValueSource.Ssm _ -> 0;
        };
    }
}
