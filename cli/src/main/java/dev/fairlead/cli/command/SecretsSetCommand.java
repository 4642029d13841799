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
import dev.fairlead.core.model.Secret;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.model.ValueSource;
import dev.fairlead.host.secrets.Secrets;
import dev.fairlead.host.session.Outcome;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code fairlead secrets set}. */
final class SecretsSetCommand implements Command {
    private final Supplier<@Nullable String> name;
    private final Supplier<@Nullable String> app;

    SecretsSetCommand(Options options) {
        name = options.word("NAME", "The secret; its value is read from standard input, or asked for at a terminal.");
        app = options.value("--app", "NAME", "The app, where several have a secret of that name.");
    }

    @Override
    public int run(Desk desk) throws InterruptedException {
        var seen = new SwitchWatch(Stopwatch.started(desk.nanoClock()));
        String secret = name.get();
        if (secret == null) {
            throw Refusal.ofCommandLine(
                    Diagnostic.of("`secrets set` needs the name of a secret.").fix("fairlead secrets list"));
        }
        ServerModel model = desk.model();
        AppModel owner = Apps.withSecret(model, app.get(), secret);
        Secrets.Source source = Objects.requireNonNull(Secrets.of(owner).get(secret));
        if (!(source.value() instanceof ValueSource.OnBox)) {
            throw Refusal.ofCommandLine(Diagnostic.of("The model has another source for " + Quoted.of(secret) + ".")
                    .at(model.locate(source.path()))
                    .fix("Write `" + secret + ": {keptOn: box}` there if its value is to be given by hand."));
        }
        Secret value = GivenValue.read(desk.environment(), secret);
        try (Box box = desk.openBox(model)) {
            Outcome outcome = Performance.of(
                    desk, box, seen, (to, listener, stopAsked) -> to.set(owner, secret, value, listener, stopAsked));
            desk.err().print(SecretsText.set(outcome, secret, seen.course(), desk.errInk()));
            return Performance.status(outcome);
        }
    }
}
