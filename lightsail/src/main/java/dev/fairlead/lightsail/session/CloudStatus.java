package dev.fairlead.lightsail.session;

import dev.fairlead.lightsail.account.Catalogue;
import dev.fairlead.lightsail.account.Instance;
import dev.fairlead.lightsail.account.Overview;
import dev.fairlead.lightsail.account.StaticIp;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the instance of a server is doing, as Lightsail says.
 *
 * @param instance null where there is none
 * @param staticIp the name of the address that leads to it, or null
 * @param price US dollars a month; null where nobody knows
 * @param snapshot when the last one was taken, daily or by hand; null for never
 */
public record CloudStatus(
        String server,
        @Nullable Instance instance,
        @Nullable String staticIp,
        @Nullable BigDecimal price,
        @Nullable Instant snapshot) {
    static CloudStatus of(String server, Overview overview, @Nullable Instant snapshot) {
        Instance instance = overview.account().instances().get(server);
        Catalogue.Bundle bundle = instance == null ? null : overview.bundles().get(instance.bundle());
        String staticIp = overview.account().staticIps().values().stream()
                .filter(ip -> server.equals(ip.attachedTo()))
                .map(StaticIp::name)
                .findFirst()
                .orElse(null);
        return new CloudStatus(server, instance, staticIp, bundle == null ? null : bundle.price(), snapshot);
    }
}
