package dev.fairlead.core.model.reader;

import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.model.App;
import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.ServerModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Paths of the box that two apps see: it may be meant, and must not go unnoticed. */
final class SharedMounts {
    private final ServerModel model;
    private final Map<String, AppModel> mounted = new LinkedHashMap<>();

    private SharedMounts(ServerModel model) {
        this.model = model;
    }

    /** In the order of the file. */
    static List<Diagnostic> cautions(ServerModel model) {
        var mounts = new SharedMounts(model);
        var cautions = new ArrayList<Diagnostic>();
        for (AppModel app : model.apps().values()) {
            mounts.tell(app, app.app().volumes(), app.at("app.volumes"), cautions);
            app.services()
                    .forEach((name, service) ->
                            mounts.tell(app, service.volumes(), app.at("services." + name + ".volumes"), cautions));
        }
        return cautions;
    }

    private void tell(AppModel app, List<App.Volume> volumes, String key, List<Diagnostic> cautions) {
        for (int i = 0; i < volumes.size(); i++) {
            Diagnostic caution = caution(app, app.app().onHost(volumes.get(i).host()));
            if (caution != null) {
                cautions.add(caution.at(model.locate(key + "[" + i + "].host")));
            }
        }
    }

    private @Nullable Diagnostic caution(AppModel app, String path) {
        Diagnostic earlier = sharedWithEarlier(app, path);
        mounted.putIfAbsent(path, app);
        for (AppModel other : model.apps().values()) {
            String directory = other.app().directory();
            if (!other.name().equals(app.name()) && holds(path, directory + "/.env")) {
                return Diagnostic.of("`" + app.name() + "` sees the secrets of `" + other.name() + "`.")
                        .why("It mounts `" + path + "`, and they are in `" + directory + "/.env`.")
                        .fix("Mount only what both apps need.");
            }
        }
        if (earlier != null) {
            return earlier;
        }
        for (AppModel other : model.apps().values()) {
            if (!other.name().equals(app.name()) && holds(other.app().directory(), path)) {
                return shared(app, other, path);
            }
        }
        return null;
    }

    private @Nullable Diagnostic sharedWithEarlier(AppModel app, String path) {
        for (Map.Entry<String, AppModel> mount : mounted.entrySet()) {
            boolean isOther = !mount.getValue().name().equals(app.name());
            if (isOther && holds(mount.getKey(), path)) {
                return shared(app, mount.getValue(), path);
            }
            if (isOther && holds(path, mount.getKey())) {
                return shared(app, mount.getValue(), mount.getKey());
            }
        }
        return null;
    }

    private static Diagnostic shared(AppModel app, AppModel other, String path) {
        return Diagnostic.of("`" + app.name() + "` and `" + other.name() + "` share `" + path + "`.")
                .why("What one of them writes or removes there, the other one sees.");
    }

    private static boolean holds(String directory, String path) {
        return path.equals(directory) || path.startsWith(directory + "/");
    }
}
