package dev.fairlead.lightsail.expansion;

import dev.fairlead.lightsail.account.Account;
import dev.fairlead.lightsail.account.Instance;
import dev.fairlead.lightsail.account.StaticIp;
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
}
