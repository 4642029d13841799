package dev.fairlead.lab.lightsail.machine;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The machine of one instance. */
public interface Machine {
    String privateAddress();

    /** Where it is reached while no static IP is attached. */
    String publicAddress();

    /** Its host keys, as lines of OpenSSH: {@code ssh-ed25519 AAAA...}. */
    List<String> hostKeys();

    CompletableFuture<Void> start();

    CompletableFuture<Void> stop();

    CompletableFuture<Void> reboot();

    /** Takes it away with its disk. */
    CompletableFuture<Void> remove();

    /** Lets in what these rules allow, and nothing else; all at one moment. */
    void open(List<PortRule> rules);

    /** Answers at this address too; null gives up the one it had. */
    void hold(@Nullable String staticAddress);
}
