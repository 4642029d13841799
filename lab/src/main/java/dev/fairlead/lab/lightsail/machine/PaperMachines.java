package dev.fairlead.lab.lightsail.machine;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Machines that do not exist: everything is written down, nothing runs. For tests of the protocol without Docker. */
public final class PaperMachines implements Machines {
    private static final CompletableFuture<Void> DONE = CompletableFuture.completedFuture(null);
    private static final int KEY_LENGTH = 32;
    /** What stands before the 32 bytes of the key in the key's blob as OpenSSH has it. */
    private static final byte[] BLOB_HEAD = {
        0, 0, 0, 11, 's', 's', 'h', '-', 'e', 'd', '2', '5', '5', '1', '9', 0, 0, 0, KEY_LENGTH
    };

    private final AtomicInteger addresses = new AtomicInteger(9);
    private final Map<String, Paper> machines = new ConcurrentHashMap<>();

    /** The last machine that was booted under the name, removed or not. */
    public @Nullable Paper machine(String name) {
        return machines.get(name);
    }

    @Override
    public CompletableFuture<Machine> boot(Order order) {
        var paper = new Paper(order, addresses.incrementAndGet(), hostKey());
        machines.put(order.name(), paper);
        return CompletableFuture.completedFuture(paper);
    }

    @Override
    public String staticAddress(List<String> taken) {
        int last = 1;
        while (taken.contains("198.51.100." + last)) {
            last++;
        }
        return "198.51.100." + last;
    }

    private static String hostKey() {
        try {
            byte[] encoded = KeyPairGenerator.getInstance("Ed25519")
                    .generateKeyPair()
                    .getPublic()
                    .getEncoded();
            byte[] blob = Arrays.copyOf(BLOB_HEAD, BLOB_HEAD.length + KEY_LENGTH);
            System.arraycopy(encoded, encoded.length - KEY_LENGTH, blob, BLOB_HEAD.length, KEY_LENGTH);
            return "ssh-ed25519 " + Base64.getEncoder().encodeToString(blob);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has Ed25519", e);
        }
    }

    /** One of them; it tells what was asked of it. */
    public static final class Paper implements Machine {
        private final Order order;
        private final int number;
        private final String hostKey;
        private final AtomicInteger boots = new AtomicInteger();
        private volatile List<PortRule> rules = List.of();
        private volatile @Nullable String held;
        private volatile boolean runs = true;
        private volatile boolean removed;

        private Paper(Order order, int number, String hostKey) {
            this.order = order;
            this.number = number;
            this.hostKey = hostKey;
        }

        public Order order() {
            return order;
        }

        public List<PortRule> rules() {
            return rules;
        }

        public @Nullable String held() {
            return held;
        }

        public boolean runs() {
            return runs && !removed;
        }

        @Override
        public String privateAddress() {
            return "172.26.0." + number;
        }

        /** Another one after each start, as it is with the real ones. */
        @Override
        public String publicAddress() {
            return "203.0.113." + (number + boots.get());
        }

        @Override
        public List<String> hostKeys() {
            return List.of(hostKey);
        }

        @Override
        public CompletableFuture<Void> start() {
            boots.incrementAndGet();
            runs = true;
            return DONE;
        }

        @Override
        public CompletableFuture<Void> stop() {
            runs = false;
            return DONE;
        }

        @Override
        public CompletableFuture<Void> reboot() {
            return DONE;
        }

        @Override
        public CompletableFuture<Void> remove() {
            removed = true;
            return DONE;
        }

        @Override
        public void open(List<PortRule> allowed) {
            rules = List.copyOf(allowed);
        }

        @Override
        public void hold(@Nullable String staticAddress) {
            held = staticAddress;
        }
    }
}
