package dev.fairlead.lab;

import dev.fairlead.lab.engine.Containers;
import dev.fairlead.lab.engine.Volumes;
import dev.fairlead.lab.machine.Commands;
import dev.fairlead.lab.machine.LabException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A throw-away Debian with systemd and sshd, reached by SSH as the user `admin` (sudo without password) or `operator`
 * (sudo with {@link #operatorPassword}), both with {@link #identityFile}. The scripts given to {@link #sh} take a way
 * past SSH, so that a test can look at the box without touching what it tests.
 */
public final class Box {
    private static final Duration SCRIPT_LIMIT = Duration.ofMinutes(10);
    private static final Duration BOOT_LIMIT = Duration.ofMinutes(3);
    private static final Duration NETWORK_LIMIT = Duration.ofSeconds(20);
    /**
     * Scripts come by stdin and of any length; a file leaves stdin free for the script's own commands. The length is
     * told, since docker-java does not pass on the end of stdin.
     */
    private static final String RUN_STDIN = "f=$(mktemp /run/lab.XXXXXX) && head -c \"$0\" > \"$f\""
            + " && sh \"$f\" < /dev/null; s=$?; rm -f \"$f\"; exit $s";

    private static final String WAIT_UNTIL_BOOTED = """
            i=0
            while [ $i -lt 3000 ]; do
                case $(systemctl is-system-running 2>/dev/null) in
                running|degraded) [ -n "$(ss -Hltn 'sport = :22')" ] && exit 0 ;;
                esac
                sleep 0.05; i=$((i + 1))
            done
            systemctl is-system-running; systemctl list-jobs --no-pager; exit 1
            """;

    private final String name;
    private final DebianRelease release;
    private final String address;
    private final Keys keys;
    private final String container;
    private final Containers containers;
    private final Volumes volumes;

    Box(Place place, Keys keys, Containers containers, Volumes volumes) {
        this.name = place.name();
        this.release = place.release();
        this.address = place.address();
        this.container = place.container();
        this.keys = keys;
        this.containers = containers;
        this.volumes = volumes;
    }

    /** What a box is called, and where. */
    record Place(String name, DebianRelease release, String address, String container) {}

    public String name() {
        return name;
    }

    public DebianRelease release() {
        return release;
    }

    /** Reachable from this machine and from the lab's other boxes; stays the same over {@link #restart}. */
    public String address() {
        return address;
    }

    public int sshPort() {
        return 22;
    }

    public String user() {
        return "admin";
    }

    /** The private ed25519 key of both users. */
    public Path identityFile() {
        return keys.identityFile();
    }

    /** The second user, who must give a password to sudo. */
    public String operator() {
        return "operator";
    }

    public String operatorPassword() {
        return keys.operatorPassword();
    }

    /** Lines like `ssh-ed25519 AAAA...`, read from the box itself and not over the network. */
    public List<String> hostKeys() {
        return sh("cut -d' ' -f1,2 /etc/ssh/ssh_host_*_key.pub")
                .orThrow()
                .text()
                .lines()
                .toList();
    }

    /** Runs a script as root, past SSH. */
    public Result sh(String script) {
        return sh(script, SCRIPT_LIMIT);
    }

    public Result sh(String script, Duration limit) {
        var bytes = script.getBytes(StandardCharsets.UTF_8);
        var argv = List.of("sh", "-c", RUN_STDIN, Integer.toString(bytes.length));
        return new Result(containers.execute(container, argv, bytes, limit));
    }

    /** Runs a program of this machine on the box's network, as whoever stands between the box and the world. */
    public void onItsNetwork(List<String> argv) {
        var words = new ArrayList<>(List.of("nsenter", "-t", Long.toString(containers.pid(container)), "-n"));
        words.addAll(argv);
        Commands.run(NETWORK_LIMIT, words);
    }

    /** Shuts down in good order. */
    public void stop() {
        containers.stop(container);
    }

    /** Boots a stopped box and waits until it is up. */
    public void start() {
        containers.start(container);
        awaitBoot();
    }

    /** Reboots and waits until the box is up again. */
    public void restart() {
        stop();
        start();
    }

    /** Ends at once, as a power cut does. */
    public void cutPower() {
        containers.kill(container);
    }

    /** Removes the box and its disk. */
    public void remove() {
        containers.remove(container);
        volumes.remove(diskOf(container));
    }

    /** What is on the disks of this stopped box, under labels by which it goes one day. */
    Snapshot keep(String repository, Map<String, String> labels) {
        var disk = container + "-kept";
        volumes.create(disk, labels);
        volumes.copy(diskOf(container), disk);
        return new Snapshot(release, containers.commit(container, repository + ":" + container, labels), disk);
    }

    /** For a box that has not been started yet. */
    void fillDisk(String volume) {
        volumes.copy(volume, diskOf(container));
    }

    static String diskOf(String container) {
        return container + "-docker";
    }

    void awaitBoot() {
        Result booted;
        try {
            booted = sh(WAIT_UNTIL_BOOTED, BOOT_LIMIT);
        } catch (LabException e) {
            throw new LabException(
                    "The box `" + name + "` did not boot.", e.why() + "\n" + containers.console(container), "");
        }
        if (booted.status() != 0) {
            throw new LabException(
                    "The box `" + name + "` did not boot.", booted + "\n" + containers.console(container), "");
        }
    }
}
