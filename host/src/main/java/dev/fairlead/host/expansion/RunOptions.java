package dev.fairlead.host.expansion;

import dev.fairlead.core.model.App;
import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.ValueSource;
import dev.fairlead.host.kind.app.ImageKind;
import dev.fairlead.templates.ComposeFile;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Options of {@code docker run} that make a container like the app's own, but for its ports. */
public final class RunOptions {
    private RunOptions() {}

    /** The file of the model's secrets, or null where the app has none. */
    public static @Nullable String secrets(AppModel model) {
        boolean hasSecrets = !model.secrets().isEmpty()
                || model.app().environment().values().stream()
                        .anyMatch(value -> !(value instanceof ValueSource.Inline));
        return hasSecrets ? model.app().onHost(".env") : null;
    }

    /** The whole command that runs before a switch; empty where the app has none. */
    static List<String> beforeSwitch(AppModel model, ImageKind.Declaration image) {
        App app = model.app();
        if (app.beforeSwitch().isEmpty()) {
            return List.of();
        }
        var words = new ArrayList<>(List.of("docker", "run", "--rm", "--name", model.name() + "-before-switch"));
        String secrets = secrets(model);
        if (secrets != null) {
            words.add("--env-file=" + secrets);
        }
        words.addAll(of(model));
        words.add(image.reference());
        words.addAll(app.beforeSwitch());
        return words;
    }

    /** All but the file of secrets, which is the live release's own. */
    public static List<String> of(AppModel model) {
        App app = model.app();
        var options = new ArrayList<String>();
        String network = ComposeFile.network(model);
        if (network != null) {
            options.add("--network=" + network);
        }
        var open = new TreeMap<String, String>();
        for (var variable : app.environment().entrySet()) {
            if (variable.getValue() instanceof ValueSource.Inline inline) {
                open.put(variable.getKey(), inline.text());
            }
        }
        model.secrets().keySet().forEach(open::remove);
        open.forEach((name, value) -> options.add("--env=" + name + "=" + value));
        for (App.Volume volume : app.volumes()) {
            options.add("--mount=" + mount(app, volume));
        }
        if (app.user() != null) {
            options.add("--user=" + app.user());
        }
        if (app.memory() != null) {
            options.add("--memory=" + app.memory().bytes());
        }
        return options;
    }

    private static String mount(App app, App.Volume volume) {
        return "type=bind," + csv("source=" + app.onHost(volume.host())) + "," + csv("target=" + volume.container())
                + (volume.readOnly() ? ",readonly" : "");
    }

    /** Docker reads a mount as one line of CSV. */
    private static String csv(String field) {
        return field.matches("[^\",\\r\\n]*") ? field : "\"" + field.replace("\"", "\"\"") + "\"";
    }
}
