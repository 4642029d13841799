package dev.fairlead.lightsail.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lightsail.LightsailClient;

/** A client for the region of a model, and one for the region that all DNS lives in, made once somebody needs it. */
final class Clients implements AutoCloseable {
    private static final String REGION_OF_DNS = "us-east-1";

    private final LightsailClient home;
    private final String region;
    private final Map<String, String> environment;
    private @Nullable LightsailClient virginia;

    Clients(String region, Map<String, String> environment) {
        this.home = Connection.open(region, environment);
        this.region = region;
        this.environment = environment;
    }

    LightsailClient home() {
        return home;
    }

    synchronized LightsailClient ofDns() {
        if (region.equals(REGION_OF_DNS)) {
            return home;
        }
        if (virginia == null) {
            virginia = Connection.open(REGION_OF_DNS, environment);
        }
        return virginia;
    }

    @Override
    public synchronized void close() {
        home.close();
        if (virginia != null) {
            virginia.close();
        }
    }
}
