package dev.fairlead.templates;

import dev.fairlead.core.model.App;
import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.SideService;
import dev.fairlead.core.model.Size;
import dev.fairlead.core.model.ValueSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The compose file of the machine where an app is developed: it builds what a server pulls. Holds no secret. */
public final class DevelopmentFile {
    private DevelopmentFile() {}

    /**
     * @param file the model's, for the reader
     * @param build the directory with the Dockerfile, from where the compose file is
     */
    public static String render(AppModel model, String file, String build) {
        App app = model.app();
        Map<String, Map<String, Object>> variables = variables(model);
        var values = new HashMap<String, Object>();
        values.put("model", file);
        values.put("app", model.name());
        values.put("build", build);
        values.put("port", "127.0.0.1:" + app.ports().blue() + ":" + app.containerPort());
        values.put("command", app.command());
        values.put("variables", List.copyOf(variables.values()));
        values.put("volumes", mounts(app.volumes()));
        put(values, "user", app.user());
        put(values, "memory", bytes(app.memory()));
        values.put(
                "needs",
                model.services().entrySet().stream()
                        .filter(service -> !service.getValue().isOfRelease())
                        .map(Map.Entry::getKey)
                        .toList());
        values.put(
                "services",
                model.services().entrySet().stream()
                        .map(service -> service(service.getKey(), service.getValue(), app, variables))
                        .toList());
        return Templates.render("compose-dev.yaml.ftl", Language.COMPOSE, values);
    }

    /** By name; what is a secret, or is fetched on a server, is asked of the developer's environment. */
    private static Map<String, Map<String, Object>> variables(AppModel model) {
        var variables = new LinkedHashMap<String, Map<String, Object>>();
        model.app().environment().forEach((name, source) -> variables.put(name, variable(name, source)));
        model.secrets().forEach((name, source) -> variables.put(name, secret(name)));
        return variables;
    }

    private static Map<String, Object> variable(String name, ValueSource source) {
        return switch (source) {
            case ValueSource.Inline inline -> Map.of("name", name, "value", inline.text());
            case ValueSource.Env env -> Map.of("name", name, "from", env.name(), "secret", false);
            case ValueSource.FileContent _,
                    ValueSource.Command _,
                    ValueSource.Ssm _,
                    ValueSource.Generate _,
                    ValueSource.OnBox _ -> Map.of("name", name, "from", name, "secret", false);
        };
    }

    private static Map<String, Object> secret(String name) {
        return Map.of("name", name, "from", name, "secret", true);
    }

    private static Map<String, Object> service(
            String name, SideService service, App app, Map<String, Map<String, Object>> ofApp) {
        var variables = new LinkedHashMap<String, Map<String, Object>>();
        if (service.isOfRelease()) {
            variables.putAll(ofApp);
        }
        service.environment().forEach((key, text) -> variables.put(key, Map.of("name", key, "value", text)));
        service.secrets().forEach(key -> variables.put(key, secret(key)));
        var values = new HashMap<String, Object>();
        values.put("name", name);
        values.put("command", service.command());
        values.put("variables", List.copyOf(variables.values()));
        values.put("volumes", mounts(service.isOfRelease() ? app.volumes() : service.volumes()));
        values.put("stopTimeout", service.stopTimeout().toSeconds() + "s");
        put(values, "memory", bytes(service.memory()));
        SideService.Image image = service.image();
        if (image != null) {
            String digest = image.digest();
            values.put("image", image.name() + (digest == null ? ":" + image.tag() : "@" + digest));
        }
        return values;
    }

    /** What is beside the app on a server is beside the compose file here; a path of a server means nothing here. */
    private static List<Map<String, Object>> mounts(List<App.Volume> volumes) {
        var mounts = new ArrayList<Map<String, Object>>();
        for (App.Volume volume : volumes) {
            if (!volume.host().startsWith("/")) {
                mounts.add(mount(volume));
            }
        }
        return mounts;
    }

    /** In the short form compose makes a directory that is not there, and would make one of a file that is not there. */
    private static Map<String, Object> mount(App.Volume volume) {
        String host = "./" + volume.host();
        boolean isShort = volume.type() == App.VolumeType.DIRECTORY && !(host + volume.container()).contains(":");
        return isShort
                ? Map.of("short", host + ":" + volume.container() + (volume.readOnly() ? ":ro" : ""))
                : Map.of("host", host, "container", volume.container(), "readOnly", volume.readOnly());
    }

    /** What stays out of the file, as it is of a server alone: {@code /srv/data}. */
    public static List<String> left(AppModel model) {
        var volumes = new ArrayList<>(model.app().volumes());
        model.services().values().forEach(service -> volumes.addAll(service.volumes()));
        return volumes.stream()
                .map(App.Volume::host)
                .filter(host -> host.startsWith("/"))
                .distinct()
                .collect(Collectors.toList());
    }

    private static @Nullable String bytes(@Nullable Size size) {
        return size == null ? null : Long.toString(size.bytes());
    }

    private static void put(Map<String, Object> values, String key, @Nullable String value) {
        if (value != null) {
            values.put(key, Objects.requireNonNull(value));
        }
    }
}
