package dev.fairlead.lightsail.api;

import java.security.NoSuchAlgorithmException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import software.amazon.awssdk.regions.ServiceMetadata;

/**
 * Begins with what a client is made of before it is asked for: the SDK's table of all services of Amazon, four hundred
 * classes, and the certificates that TLS trusts. Both are made once a process, and whoever comes to them waits until they
 * are there. On a second core they are, by then.
 */
final class Headstart {
    private static final AtomicBoolean BEGUN = new AtomicBoolean();

    private Headstart() {}

    static void begin() {
        if (BEGUN.compareAndSet(false, true)) {
            Thread.ofPlatform().daemon().name("services").start(() -> ServiceMetadata.of("lightsail"));
            Thread.ofPlatform().daemon().name("trust").start(Headstart::trust);
        }
    }

    private static void trust() {
        try {
            SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            // Whoever needs it is told.
            return;
        }
    }
}
