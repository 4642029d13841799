package dev.fairlead.lab.engine;

import dev.fairlead.lab.machine.Daemon;
import dev.fairlead.lab.machine.FileLock;
import dev.fairlead.lab.machine.LabException;
import dev.fairlead.lab.machine.Patience;
import dev.fairlead.lab.machine.Prerequisites;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The Docker daemon, where the machine does not run one by itself. */
public final class EngineProcess {
    private static final Map<String, Path> STALE = Map.of(
            "dockerd", Path.of("/var/run/docker.pid"),
            "containerd", Path.of("/var/run/docker/containerd/containerd.pid"));
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final Path lock;
    private final Daemon daemon;

    /** @param directory holds pid file, lock and log; shared by all labs of one user */
    public EngineProcess(Path directory) {
        this.lock = directory.resolve("engine.lock");
        this.daemon = new Daemon(directory.resolve("engine.pid"), directory.resolve("engine.log"));
    }

    /** Connects to the running Engine, or as root starts one. */
    public Engine ensure(Consumer<String> progress) {
        return FileLock.holding(lock, () -> {
            var running = Engine.running();
            if (running.isPresent()) {
                return running.get();
            }
            if (!Prerequisites.isRoot()) {
                throw new LabException(
                        "No Docker Engine answers on `" + Engine.SOCKET + "`.",
                        "either none runs, or this user is not in the group docker",
                        "sudo systemctl start docker && sudo adduser $USER docker, then log in again");
            }
            progress.accept("starting the Docker Engine");
            return start();
        });
    }

    /**
     * Stops the Engine if a lab started it and nobody uses it; says whether it did.
     *
     * @param lab the label that every lab's network carries
     */
    public boolean stopIfIdle(Engine engine, String lab) {
        return FileLock.holding(lock, () -> daemon.process().isPresent() && engine.isIdle(lab) && daemon.stop());
    }

    public boolean isOurs() {
        return daemon.process().isPresent();
    }

    private Engine start() {
        STALE.forEach(EngineProcess::forget);
        daemon.start(List.of("dockerd", "--host=unix://" + Engine.SOCKET, "--storage-driver=overlay2"));
        var found = new Engine[1];
        Patience.until(
                START_LIMIT,
                () -> {
                    if (daemon.process().isEmpty()) {
                        throw notStarted("it ended");
                    }
                    Engine.running().ifPresent(engine -> found[0] = engine);
                    return found[0] != null;
                },
                () -> notStarted("no answer within " + START_LIMIT.toSeconds() + " s"));
        return found[0];
    }

    /**
     * A machine that was cut off leaves pid files behind; the Engine refuses to start, or waits in vain, when such a pid
     * has since been given to something else.
     */
    private static void forget(String program, Path pidFile) {
        try {
            String pid = Files.exists(pidFile) ? Files.readString(pidFile).strip() : "";
            Path name = Path.of("/proc", pid, "comm");
            boolean isAlive = !pid.isEmpty()
                    && Files.exists(name)
                    && Files.readString(name).strip().equals(program);
            if (!isAlive) {
                Files.deleteIfExists(pidFile);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LabException notStarted(String why) {
        return new LabException("The Docker Engine did not start.", why + "\n" + daemon.lastLines(), "");
    }
}
