package dev.fairlead.host.look;

import dev.fairlead.core.model.DockerSettings;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.host.expansion.Expansion;
import dev.fairlead.host.registry.ImageName;
import dev.fairlead.host.registry.Registry;
import org.jspecify.annotations.Nullable;

/** The registries of a model: which speak plain HTTP, and how to log in to them. */
public record Registries(ServerModel model, Values values) {
    private static final String HUB = "docker.io";

    /** The registry that an image lies in. */
    public Registry of(ImageName image) {
        return new Registry(model.docker().insecureRegistries().contains(image.registry()), login(image));
    }

    /** How to log in to where an image lies; null goes there as nobody. */
    public Registry.@Nullable Login login(ImageName image) {
        String host = image.isOnHub() ? HUB : image.registry();
        DockerSettings.Registry login = model.docker().registries().get(host);
        return login == null
                ? null
                : new Registry.Login(login.username(), values.value(login.password(), Expansion.passwordPath(host)));
    }
}
