package dev.fairlead.templates;

import dev.fairlead.core.model.App;
import dev.fairlead.core.model.AppModel;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import org.jspecify.annotations.Nullable;

/** The compose project of one colour, for {@code docker compose} and docker-compose 1.29 alike. Holds no secret. */
public final class ComposeFile {
    /** Before the name of a secret in the environment of compose, so that no secret can mean anything to compose itself. */
    public static final String SECRET = "FAIRLEAD_SECRET_";

    static final String TEMPLATE = "compose.yaml.ftl";

    private ComposeFile() {}

    /**
     * @param container its name
     * @param image with tag or digest
     * @param environment what may be read by anyone
     * @param secrets names of variables whose values are handed to compose as {@link #SECRET}NAME
     */
    public static String render(
            AppModel model,
            String container,
            String image,
            int port,
            Map<String, String> environment,
            Collection<String> secrets) {
        App app = model.app();
        var values = new HashMap<String, Object>();
        values.put("app", model.name());
        values.put("container", container);
        values.put("image", image);
        values.put("port", "127.0.0.1:" + port + ":" + app.containerPort());
        values.put("restart", restart(app.restart()));
        values.put(
                "environment",
                environment.entrySet().stream().map(ComposeFile::variable).toList());
        values.put("secrets", List.copyOf(secrets));
        values.put(
                "volumes",
                app.volumes().stream().map(volume -> volume(app, volume)).toList());
        values.put("command", app.command());
        if (app.user() != null) {
            values.put("user", app.user());
        }
        if (app.memory() != null) {
            values.put("memory", Long.toString(app.memory().bytes()));
        }
        String network = network(model);
        if (network != null) {
            values.put("network", network);
        }
        return Templates.render(TEMPLATE, Language.COMPOSE, values);
    }

    /** The Docker network in which an app and its side services find each other, or null for an app without any. */
    public static @Nullable String network(AppModel model) {
        return model.services().isEmpty() ? null : network(model.name());
    }

    /** What that of an app with services is called. */
    public static String network(String app) {
        return app + "-services";
    }

    /** As compose and Docker write it. */
    public static String restart(App.Restart restart) {
        return restart.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Map<String, Object> variable(Entry<String, String> variable) {
        return Map.of("name", variable.getKey(), "value", variable.getValue());
    }

    static Map<String, Object> volume(App app, App.Volume volume) {
        return Map.of(
                "host", app.onHost(volume.host()), "container", volume.container(), "readOnly", volume.readOnly());
    }
}
