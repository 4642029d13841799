package dev.fairlead.lab;

import dev.fairlead.lab.engine.BoxContainer;
import dev.fairlead.lab.engine.Bridge;
import dev.fairlead.lab.engine.Containers;
import dev.fairlead.lab.engine.Engine;
import dev.fairlead.lab.engine.EngineProcess;
import dev.fairlead.lab.image.ImageStore;
import dev.fairlead.lab.machine.FileLock;
import dev.fairlead.lab.machine.LabException;
import dev.fairlead.lab.machine.Prerequisites;
import dev.fairlead.lab.net.DelayingProxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A local stand-in for the cloud: boxes, a registry and a sample app on this machine. It outlives the JVM: {@link #close}
 * gives up the connection only, {@link #down} removes everything that carries the lab's label, and nothing else.
 */
public final class Lab implements AutoCloseable {
    /** The version of the sample app that every lab starts with. */
    public static final String FIRST_VERSION = "v1.0.5";

    /** What a box needs for {@link #installLegacy}. */
    public static final List<String> LEGACY_PACKAGES = List.of(
            "python3-venv", "python3-django", "gunicorn", "nginx", "sqlite3", "certbot", "python3-certbot-nginx");

    private static final String APP = "visa_bulletin";
    private static final int FIRST_BOX_ADDRESS = 10;
    private static final int LAST_BOX_ADDRESS = 200;

    private final LabSettings settings;
    private final Engine engine;
    private final Bridge bridge;
    private final Registry registry;
    private final Acme acme;
    private final Keys keys;
    private final ImageStore images;

    private Lab(LabSettings settings, Engine engine, Bridge bridge) {
        this.settings = settings;
        this.engine = engine;
        this.bridge = bridge;
        this.registry = new Registry(settings.directory(), bridge.gateway());
        this.acme = new Acme(settings.directory(), bridge.gateway());
        this.keys = Keys.in(settings.directory());
        this.images = new ImageStore(engine.images(), settings.cache(), settings.progress());
    }

    /** Starts what is not running yet; quick when all is. */
    public static Lab up(LabSettings settings) {
        Prerequisites.ensure(settings.progress());
        var engine = new EngineProcess(settings.home()).ensure(settings.progress());
        return FileLock.holding(lockOf(settings), () -> {
            var lab = new Lab(settings, engine, bridge(settings, engine));
            var seed = new RegistrySeed(settings.cache().resolve("registry-seed"));
            seed.sow(lab.registry.storage());
            lab.registry.ensure();
            lab.publishApp(FIRST_VERSION);
            seed.keep(lab.registry.storage());
            return lab;
        });
    }

    /** The lab as it is, if it is up; starts nothing. */
    public static Optional<Lab> find(LabSettings settings) {
        return Engine.running().flatMap(engine -> {
            var bridge = engine.networks().labelled(Labels.filter(settings.id()));
            if (bridge.isEmpty()) {
                engine.close();
            }
            return bridge.map(found -> new Lab(settings, engine, found));
        });
    }

    /** Boots a fresh box. A box of that name that is there already is an error. */
    public Box boot(String name, DebianRelease release) {
        return boot(name, release, List.of());
    }

    /** Boots a fresh box with Debian packages installed; the image is kept, so that the second time is quick. */
    public Box boot(String name, DebianRelease release, List<String> packages) {
        var image = images.box(release.codename(), packages);
        var box = FileLock.holding(lockOf(settings), () -> create(name, release, image));
        box.start();
        box.sh(keys.provisioning()).orThrow();
        return box;
    }

    /** Boots a box that is as another one was when it was kept, at an address of its own. */
    public Box boot(String name, Snapshot snapshot) {
        var box = FileLock.holding(lockOf(settings), () -> create(name, snapshot.release(), snapshot.image()));
        box.fillDisk(snapshot.disk());
        box.start();
        return box;
    }

    /** Shuts a box down, keeps its disks for others to boot from, and removes it. */
    public Snapshot keep(Box box) {
        box.stop();
        var kept = box.keep(ImageStore.SNAPSHOTS, Labels.lab(settings.id()));
        box.remove();
        return kept;
    }

    public Optional<Box> box(String name) {
        return boxes().stream().filter(box -> box.name().equals(name)).findFirst();
    }

    /** All boxes, running or not. */
    public List<Box> boxes() {
        return containers().stream().map(this::box).toList();
    }

    /** Where the registry is, as it stands in image names: address and port. It speaks plain HTTP. */
    public String registry() {
        return registry.authority();
    }

    /** A certificate authority, which waits to be started. */
    public Acme acme() {
        return acme;
    }

    /** This machine's address as the boxes see it. */
    public String gateway() {
        return bridge.gateway();
    }

    /** The address on the boxes' network with the given last number; those from 200 on belong to no box. */
    public String address(int last) {
        return bridge.address(last);
    }

    /** Builds a version of the sample app and pushes it. */
    public PublishedImage publishApp(String tag) {
        return publishApp(tag, AppBehaviour.HEALTHY);
    }

    /** Ends the registry, which keeps what was pushed. */
    public void stopRegistry() {
        registry.stop();
    }

    public void startRegistry() {
        registry.ensure();
    }

    /** Docker pushes in clear only to loopback, so a forwarder stands there as long as it takes. */
    public PublishedImage publishApp(String tag, AppBehaviour behaviour) {
        var image = images.sampleApp(tag, behaviour.word());
        try (var forwarder = DelayingProxy.to(registry.host(), registry.port())) {
            engine.images().push(image, "127.0.0.1:" + forwarder.port() + "/" + APP, tag);
        }
        if (behaviour == AppBehaviour.FOREIGN) {
            new ForeignImage(registry.authority()).claim(APP, tag);
        }
        return new PublishedImage(registry.authority() + "/" + APP, tag, registry.digest(APP, tag));
    }

    /**
     * Installs the app the way it lived before Docker: systemd unit, virtualenv, crontab, nginx site. Quick on a box
     * booted with {@link #LEGACY_PACKAGES}.
     */
    public void installLegacy(Box box) {
        Legacy.install(box);
    }

    /** The command line of the system's ssh client, with a known_hosts file written from the box itself. */
    public List<String> sshCommand(Box box) {
        return Ssh.command(box, settings.directory());
    }

    public LabStatus status() {
        var ours = new EngineProcess(settings.home()).isOurs();
        return new LabStatus(
                settings.name(),
                engine.version() + (ours ? ", started by the lab" : ""),
                registry.answers() ? registry.authority() : "",
                containers().stream()
                        .map(seen -> new LabStatus.BoxStatus(
                                label(seen, Labels.BOX),
                                DebianRelease.of(label(seen, Labels.RELEASE)),
                                label(seen, Labels.ADDRESS),
                                seen.runs()))
                        .toList(),
                engine.images().tagged(ImageStore.LABEL));
    }

    /** Removes all that belongs to the lab. Images stay, since they are costly; the Engine stays if it is not ours. */
    public void down() {
        FileLock.holding(lockOf(settings), () -> Teardown.of(settings, engine));
        new EngineProcess(settings.home()).stopIfIdle(engine, Labels.LAB);
    }

    @Override
    public void close() {
        engine.close();
    }

    private Box create(String name, DebianRelease release, String image) {
        if (box(name).isPresent()) {
            throw new LabException("The lab has a box `" + name + "` already.", "", "Remove it, or take another name.");
        }
        var address = freeAddress();
        var container = "fairlead-" + settings.id() + "-" + name;
        var labels = Labels.box(settings.id(), name, release, address);
        var disk = Box.diskOf(container);
        engine.volumes().create(disk, Labels.lab(settings.id()));
        engine.containers().create(new BoxContainer(container, name, image, bridge, address, disk, labels));
        return box(new Box.Place(name, release, address, container));
    }

    private String freeAddress() {
        var taken =
                containers().stream().map(seen -> label(seen, Labels.ADDRESS)).toList();
        return IntStream.range(FIRST_BOX_ADDRESS, LAST_BOX_ADDRESS)
                .mapToObj(bridge::address)
                .filter(address -> !taken.contains(address))
                .findFirst()
                .orElseThrow(() -> new LabException("The lab has no room for another box.", "", ""));
    }

    private List<Containers.Seen> containers() {
        return engine.containers().labelled(Labels.filter(settings.id()));
    }

    private Box box(Containers.Seen seen) {
        return box(new Box.Place(
                label(seen, Labels.BOX),
                DebianRelease.of(label(seen, Labels.RELEASE)),
                label(seen, Labels.ADDRESS),
                seen.name()));
    }

    private Box box(Box.Place place) {
        return new Box(place, keys, engine.containers(), engine.volumes());
    }

    private static String label(Containers.Seen seen, String key) {
        return Objects.requireNonNull(seen.labels().get(key), key);
    }

    private static Bridge bridge(LabSettings settings, Engine engine) {
        return engine.networks()
                .labelled(Labels.filter(settings.id()))
                .orElseGet(() -> engine.networks().create("fairlead-" + settings.id(), Labels.lab(settings.id())));
    }

    private static Path lockOf(LabSettings settings) {
        return settings.home().resolve(settings.name() + ".lock");
    }
}
