package dev.fairlead.core.model;

import dev.fairlead.core.diagnostic.Location;
import dev.fairlead.core.diagnostic.SourceText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything one file says about one server.
 *
 * @param lightsail null for a box that exists elsewhere
 * @param drift what is let be though it differs
 * @param apps by name, in the order of the file; the flat form gives one app named after the server
 * @param file the source, as the user named it
 * @param source what stands in it; null for a model that was made in code
 */
public record ServerModel(
        String name,
        @Nullable Lightsail lightsail,
        Ssh ssh,
        SystemSettings system,
        DockerSettings docker,
        DriftSettings drift,
        Map<String, AppModel> apps,
        Positions positions,
        String file,
        @Nullable SourceText source) {
    public ServerModel {
        apps = Ordered.copy(apps);
    }

    /** With the user, the address and the host keys that Lightsail knows, where the model itself says nothing of them. */
    public ServerModel reachedAt(String user, String address, List<String> hostKeys) {
        return new ServerModel(
                name,
                lightsail,
                ssh.reachedAt(user, address, hostKeys),
                system,
                docker,
                drift,
                apps,
                positions,
                file,
                source);
    }

    /** Where a path like {@code app.ports.green} or {@code apps.shop.jobs.nightly} stands in the file. */
    public @Nullable Location locate(String path) {
        return positions.locate(path);
    }
}
