package dev.fairlead.core.model.reader;

import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.InvalidModelException;
import dev.fairlead.core.diagnostic.Location;
import dev.fairlead.core.diagnostic.Quoted;

/**
 * A value of the model given on the command line, {@code --set app.tag=v2}.
 *
 * @param path like {@code app.tag} or {@code nginx.locations[0].expires}
 */
public record Setting(String path, String value) {
    /** @throws InvalidModelException when it is not {@code KEY=VALUE} */
    public static Setting parse(String option) {
        int equals = option.indexOf('=');
        if (equals < 1) {
            throw new InvalidModelException(Diagnostic.of("`--set` wants KEY=VALUE, and has " + Quoted.of(option) + ".")
                    .fix("Write it like `--set app.tag=v2`."));
        }
        return new Setting(option.substring(0, equals), option.substring(equals + 1));
    }

    Location place() {
        return Location.named("--set " + path, path);
    }
}
