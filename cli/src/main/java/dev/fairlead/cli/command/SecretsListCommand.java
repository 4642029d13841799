package dev.fairlead.cli.command;

import dev.fairlead.cli.line.Box;
import dev.fairlead.cli.line.Command;
import dev.fairlead.cli.line.Desk;
import dev.fairlead.cli.line.Options;
import dev.fairlead.cli.process.ExitStatus;
import dev.fairlead.cli.view.SecretsText;
import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.host.secrets.SecretStatus;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code fairlead secrets list}. */
final class SecretsListCommand implements Command {
    private final Supplier<@Nullable String> app;
    private final BooleanSupplier json;

    SecretsListCommand(Options options) {
        app = options.value("--app", "NAME", "Only those of this app.");
        json = options.flag("--json", "Prints them as one JSON document.");
    }

    @Override
    public int run(Desk desk) {
        ServerModel model = desk.model();
        List<String> apps =
                Apps.chosen(model, app.get()).stream().map(AppModel::name).toList();
        try (Box box = desk.openBox(model)) {
            List<SecretStatus> secrets = box.secrets().stream()
                    .filter(secret -> apps.contains(secret.app()))
                    .toList();
            desk.out()
                    .print(
                            json.getAsBoolean()
                                    ? SecretsText.json(model.name(), secrets)
                                    : SecretsText.of(secrets, desk.outInk()));
            boolean isUnknown = secrets.stream().anyMatch(secret -> secret.sync() == SecretStatus.Sync.UNKNOWN);
            return isUnknown ? ExitStatus.UNKNOWN : ExitStatus.DONE;
        }
    }

    @Override
    public int statusWhenUnreachable() {
        return ExitStatus.UNKNOWN;
    }
}
