package dev.fairlead.core.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One app and all that serves it.
 *
 * @param path where its keys stand in the file: empty in the flat form, else {@code apps.NAME}
 * @param secrets become {@code .env} in the app's directory
 * @param nginx null for an app that no one reaches from outside
 * @param tls null for plain HTTP
 */
public record AppModel(
        String name,
        String path,
        App app,
        Map<String, ValueSource> secrets,
        @Nullable Nginx nginx,
        @Nullable Tls tls,
        Map<String, Job> jobs,
        Map<String, SideService> services,
        @Nullable Migration migration) {
    public AppModel {
        secrets = Ordered.copy(secrets);
        jobs = Ordered.copy(jobs);
        services = Ordered.copy(services);
    }

    /** Whether one of its services runs the app's image, and with it the app's volumes, at all times. */
    public boolean hasServiceOfRelease() {
        return services.values().stream().anyMatch(SideService::isOfRelease);
    }

    /** The path in the file of one of this app's keys: {@code at("app.ports.green")}. */
    public String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
