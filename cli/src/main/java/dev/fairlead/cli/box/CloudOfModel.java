package dev.fairlead.cli.box;

import dev.fairlead.cli.process.Environment;
import dev.fairlead.core.model.Lightsail;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.lightsail.api.Patience;
import dev.fairlead.lightsail.session.Cloud;
import dev.fairlead.lightsail.session.LiveCloud;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The Lightsail that a model's section speaks of. */
public final class CloudOfModel {
    private CloudOfModel() {}

    public static Cloud open(ServerModel model, Environment environment) {
        return LiveCloud.open(
                model, environment.variables(), Patience.usual(), publicKey(model, environment), Instant.now());
    }

    /** Null where it cannot be read, which matters only while the account has no such key pair. */
    private static @Nullable String publicKey(ServerModel model, Environment environment) {
        Lightsail lightsail = model.lightsail();
        if (lightsail == null || lightsail.keyPair() == null) {
            return null;
        }
        try {
            return Files.readString(
                    BoxOverSsh.beside(model, environment, lightsail.keyPair().publicKeyFile()));
        } catch (IOException e) {
            return null;
        }
    }
}
