package dev.fairlead.lightsail.account;

import java.time.Instant;
import java.util.List;

/**
 * A way into an instance that is good for a short time, and how to know the instance.
 *
 * @param privateKey a secret, in the format of OpenSSH
 * @param certificate on that key, as OpenSSH writes it to {@code -cert.pub}
 * @param hostKeys lines such as {@code ssh-ed25519 AAAA...}
 */
public record Access(
        String user, String address, String privateKey, String certificate, Instant until, List<String> hostKeys) {
    public Access {
        hostKeys = List.copyOf(hostKeys);
    }

    @Override
    public String toString() {
        return "Access[" + user + "@" + address + " until " + until + "]";
    }
}
