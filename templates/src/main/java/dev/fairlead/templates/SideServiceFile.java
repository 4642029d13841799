package dev.fairlead.templates;

import dev.fairlead.core.model.App;
import dev.fairlead.core.model.Size;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The compose project of one side service. It publishes no port: the app reaches it by its name on their network. */
public final class SideServiceFile {
    /** On each side service: the app that it belongs to. */
    public static final String OF_APP = "dev.fairlead.service-of";

    /** On those that run the app's image as well: the app whose releases they move with. */
    public static final String MOVES_WITH = "dev.fairlead.moves-with";

    /** As compose and Docker write it: whoever stops one by hand finds it stopped, and nobody else. */
    public static final String RESTART = ComposeFile.restart(App.Restart.UNLESS_STOPPED);

    private SideServiceFile() {}

    /** Whose image a service runs. */
    public enum Runs {
        THE_RELEASE,
        ITS_OWN
    }

    /**
     * @param app its app's name
     * @param service its name, by which the app reaches it
     * @param container its container's name
     * @param image with tag or digest
     * @param environment what may be read by anyone
     * @param secrets names of variables whose values are handed to compose as {@link ComposeFile#SECRET}NAME
     */
    public record Service(
            String app,
            String service,
            String container,
            String image,
            Runs runs,
            List<String> command,
            @Nullable String user,
            @Nullable Size memory,
            Map<String, String> environment,
            Collection<String> secrets,
            List<App.Volume> volumes,
            Duration stopTimeout,
            String network) {}

    /** @param app in whose directory its volumes are */
    public static String render(Service service, App app) {
        var values = new HashMap<String, Object>();
        values.put("app", service.app());
        values.put("service", service.service());
        values.put("container", service.container());
        values.put("image", service.image());
        values.put("restart", RESTART);
        values.put("command", service.command());
        values.put(
                "environment",
                service.environment().entrySet().stream()
                        .map(ComposeFile::variable)
                        .toList());
        values.put("secrets", List.copyOf(service.secrets()));
        values.put(
                "volumes",
                service.volumes().stream()
                        .map(volume -> ComposeFile.volume(app, volume))
                        .toList());
        values.put("stopTimeout", service.stopTimeout().toSeconds() + "s");
        values.put("network", service.network());
        Map<String, Object> ofApp = Map.of("name", OF_APP, "value", service.app());
        switch (service.runs()) {
            case THE_RELEASE -> {
                values.put("labels", List.of(ofApp, Map.of("name", MOVES_WITH, "value", service.app())));
                values.put("isUnchecked", true);
            }
            case ITS_OWN -> values.put("labels", List.of(ofApp));
        }
        if (service.user() != null) {
            values.put("user", service.user());
        }
        if (service.memory() != null) {
            values.put("memory", Long.toString(service.memory().bytes()));
        }
        return Templates.render(ComposeFile.TEMPLATE, Language.COMPOSE, values);
    }
}
