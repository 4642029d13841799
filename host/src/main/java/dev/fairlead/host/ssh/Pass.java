package dev.fairlead.host.ssh;

import dev.fairlead.core.model.Secret;

/**
 * A key that is good for a short time, and the certificate on it.
 *
 * @param privateKey in the format of OpenSSH
 * @param certificate one line, as {@code ssh-keygen} writes it to {@code -cert.pub}
 */
public record Pass(Secret privateKey, String certificate) {}
