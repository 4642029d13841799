package dev.fairlead.lab.lightsail.machine;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Where instances get their machines from. */
public interface Machines {

    /**
     * Boots a machine; the future ends once it is up.
     *
     * @throws IllegalArgumentException if there is no such system to boot
     */
    CompletableFuture<Machine> boot(Order order);

    /** An address for a static IP that none of those taken is. */
    String staticAddress(List<String> taken);

    /**
     * What to boot.
     *
     * @param name of the instance
     * @param blueprint the system's id, such as {@code debian_12}
     * @param user who logs in
     * @param publicKey an OpenSSH line that lets the user in, or null for none
     * @param certificateAuthority an OpenSSH line; who holds a certificate of it gets in as that user
     * @param userData a script run once as root at the first boot
     */
    record Order(
            String name,
            String blueprint,
            String user,
            @Nullable String publicKey,
            String certificateAuthority,
            @Nullable String userData) {}
}
