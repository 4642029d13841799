package dev.fairlead.lab.lightsail.machine;

import dev.fairlead.lab.Box;
import dev.fairlead.lab.DebianRelease;
import dev.fairlead.lab.Lab;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Machines that are boxes of the lab. Ports are filtered before the box's own firewall sees anything, as Lightsail does
 * outside the machine. What they cannot do: a machine made from a snapshot has a fresh disk, and a box keeps its own
 * address when it is stopped and started.
 */
public final class LabMachines implements Machines, AutoCloseable {
    /** The lab's boxes have the lower addresses of the bridge. */
    private static final int FIRST_STATIC = 200;

    private static final int LAST_STATIC = 249;

    private final Lab lab;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public LabMachines(Lab lab) {
        this.lab = lab;
    }

    @Override
    public CompletableFuture<Machine> boot(Order order) {
        return CompletableFuture.supplyAsync(
                () -> {
                    Box box = lab.boot(order.name(), release(order.blueprint()));
                    box.sh(FirstBoot.script(order)).orThrow();
                    return new LabMachine(box, threads);
                },
                threads);
    }

    @Override
    public String staticAddress(List<String> taken) {
        for (int last = FIRST_STATIC; last <= LAST_STATIC; last++) {
            String address = lab.address(last);
            if (!taken.contains(address)) {
                return address;
            }
        }
        throw new IllegalStateException("The lab's network has no free address.");
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** The blueprints that it has machines for. */
    public static List<String> systems() {
        return List.of("debian_12", "debian_13");
    }

    private static DebianRelease release(String blueprint) {
        return switch (blueprint) {
            case "debian_12" -> DebianRelease.BOOKWORM;
            case "debian_13" -> DebianRelease.TRIXIE;
            default -> throw new IllegalArgumentException("The lab has no machines with " + blueprint + ".");
        };
    }

    /** Carries its static address over a restart, in which the box's network is made anew. */
    private static final class LabMachine implements Machine {
        private final Box box;
        private final ExecutorService threads;
        private final BoxNetwork network;

        LabMachine(Box box, ExecutorService threads) {
            this.box = box;
            this.threads = threads;
            this.network = new BoxNetwork(box);
        }

        @Override
        public String privateAddress() {
            return box.address();
        }

        @Override
        public String publicAddress() {
            return box.address();
        }

        @Override
        public List<String> hostKeys() {
            return box.hostKeys();
        }

        @Override
        public CompletableFuture<Void> start() {
            return later(() -> {
                box.start();
                network.restore();
            });
        }

        @Override
        public CompletableFuture<Void> stop() {
            network.down();
            return later(box::stop);
        }

        @Override
        public CompletableFuture<Void> reboot() {
            return later(() -> {
                box.restart();
                network.restore();
            });
        }

        @Override
        public CompletableFuture<Void> remove() {
            return later(box::remove);
        }

        @Override
        public void open(List<PortRule> rules) {
            network.filter(rules);
        }

        @Override
        public void hold(@Nullable String staticAddress) {
            network.hold(staticAddress);
        }

        private CompletableFuture<Void> later(Runnable work) {
            return CompletableFuture.runAsync(work, threads);
        }
    }
}
