package dev.fairlead.lightsail.expansion;

import dev.fairlead.lightsail.account.Account;
import dev.fairlead.lightsail.account.Alarm;
import dev.fairlead.lightsail.account.Disk;
import dev.fairlead.lightsail.account.Instance;
import dev.fairlead.lightsail.account.StaticIp;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether other servers use what a server is made with. */
public final class Shared {
    private Shared() {}

    /** Another instance that was made with this key pair, or null. */
    public static @Nullable String keyPair(Account account, String name, String server) {
        return account.instances().values().stream()
                .filter(instance ->
                        !instance.name().equals(server) && instance.keyPair().equals(name))
                .map(Instance::name)
                .sorted()
                .findFirst()
                .orElse(null);
    }

    /** Whether the address leads to another instance. */
    public static boolean isStaticIp(Account account, String name, String server) {
        StaticIp seen = account.staticIps().get(name);
        return seen != null && seen.attachedTo() != null && !seen.attachedTo().equals(server);
    }

    /** Whether the alarm watches something else. */
    public static boolean isAlarm(Account account, String name, String server) {
        Alarm seen = account.further().alarms().get(name);
        return seen != null && !seen.watched().equals(server);
    }

    /** Whether the disk bears the mark of this server, as one does that Fairlead made. */
    static boolean isMarked(Account account, String name, String server) {
        Disk seen = account.further().disks().get(name);
        return seen != null && server.equals(seen.tags().get(LightsailExpansion.OWNER));
    }

    /** Whether the disk is attached elsewhere, or is somebody else's by its mark. */
    public static boolean isDisk(Account account, String name, String server) {
        Disk seen = account.further().disks().get(name);
        return seen != null
                && (!server.equals(Objects.requireNonNullElse(seen.attachedTo(), server))
                        || !server.equals(seen.tags().getOrDefault(LightsailExpansion.OWNER, server)));
    }
}
