package dev.fairlead.host.expansion;

import dev.fairlead.core.model.App;
import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.DockerSettings.Logging;
import dev.fairlead.core.model.SideService;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.host.kind.BoxKey;
import dev.fairlead.host.kind.app.ContainerKind;
import dev.fairlead.host.kind.app.ImageKind;
import dev.fairlead.host.kind.app.NetworkKind;
import dev.fairlead.host.kind.app.SideServiceKind;
import dev.fairlead.host.kind.app.VolumeKind;
import dev.fairlead.host.kind.app.Wanted;
import dev.fairlead.host.kind.file.FileKind;
import dev.fairlead.host.kind.system.DirectoryKind;
import dev.fairlead.templates.ComposeFile;
import dev.fairlead.templates.SideServiceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What {@code services} of an app mean on the box: a network, and a container for each. */
final class SideServicesExpansion {
    private final AppModel model;
    private final ImageKind.Declaration release;
    private final Map<String, Wanted> environment;
    private final Logging logging;
    private final BoxKey key;
    private final List<Address> docker;
    private final @Nullable String network;

    /**
     * @param release the app's image
     * @param environment all variables of the app
     * @param docker what comes before any image
     */
    SideServicesExpansion(
            AppModel model,
            ImageKind.Declaration release,
            Map<String, Wanted> environment,
            Logging logging,
            BoxKey key,
            List<Address> docker) {
        this.model = model;
        this.release = release;
        this.environment = environment;
        this.logging = logging;
        this.key = key;
        this.docker = docker;
        this.network = ComposeFile.network(model);
    }

    /** What cannot be said of them before the digest of the app's image is known. */
    static List<Address> needingImage(AppModel model) {
        var needing = new ArrayList<Address>();
        model.services().forEach((name, service) -> {
            if (service.isOfRelease()) {
                needing.add(FileKind.at(composePath(model, name)));
                needing.add(SideServiceKind.at(model.name(), name));
            }
        });
        return needing;
    }

    static boolean belongsTo(String app, SideServiceKind.Declaration declared) {
        return declared instanceof SideServiceKind.Running service
                && service.app().equals(app);
    }

    /**
     * All that is there before the app: it may need a service of an image of its own from its first moment on, and takes
     * those of the release along.
     *
     * @param ready what comes before any container of the app
     */
    List<Resource<?>> beforeTheApp(List<Address> ready) {
        if (network == null) {
            return List.of();
        }
        var resources = new ArrayList<Resource<?>>();
        var earlier = new ArrayList<>(ready);
        Resource<?> shared = NetworkKind.of(network, model.at("services")).after(ready);
        resources.add(shared);
        earlier.add(shared.address());
        Address directory = DirectoryKind.at(model.app().directory());
        model.services().forEach((name, service) -> {
            SideServiceKind.Running running = running(name, service, network);
            String source = model.at("services." + name);
            Resource<?> file = FileKind.text(running.composeFile(), () -> composeFile(running), "0644", source)
                    .after(ready)
                    .after(directory);
            resources.add(file);
            if (!service.isOfRelease()) {
                resources.addAll(own(running, service, source, earlier, file.address()));
            }
        });
        return resources;
    }

    /** Its image may be the one of an app, by digest; so that comes after what every image comes after, and no more. */
    private List<Resource<?>> own(
            SideServiceKind.Running running, SideService service, String source, List<Address> earlier, Address file) {
        var resources = new ArrayList<Resource<?>>();
        var before = new ArrayList<>(earlier);
        before.add(file);
        Resource<?> image = ImageKind.of(running.image(), source + ".image").after(docker);
        resources.add(image);
        before.add(image.address());
        for (App.Volume volume : service.volumes()) {
            Resource<?> made = VolumeKind.of(volume(volume, running.image()), source + ".volumes")
                    .after(DirectoryKind.at(model.app().directory()), image.address());
            resources.add(made);
            before.add(made.address());
        }
        resources.add(SideServiceKind.of(running, source).after(before));
        return resources;
    }

    private VolumeKind.Declaration volume(App.Volume volume, ImageKind.Declaration image) {
        return new VolumeKind.Declaration(
                model.app().onHost(volume.host()),
                volume.type(),
                volume.owner(),
                volume.mode(),
                null,
                image.reference());
    }

    /** Those that run the release, once it serves; and nothing that would run twice with any of them. */
    List<Resource<?>> behindTheApp() {
        if (network == null) {
            return List.of();
        }
        var resources = new ArrayList<Resource<?>>();
        Address app = ContainerKind.at(model.name());
        for (SideServiceKind.Running service : ofRelease()) {
            resources.add(SideServiceKind.of(service, model.at("services." + service.service()))
                    .after(app, NetworkKind.at(network), FileKind.at(service.composeFile())));
        }
        Set<String> declared = model.services().keySet().stream()
                .map(name -> SideServiceKind.container(model.name(), name))
                .collect(Collectors.toSet());
        resources.add(SideServiceKind.noOthers(model.name(), declared, model.at("services"))
                .after(app));
        return resources;
    }

    /** Those that are moved along by a release. */
    List<SideServiceKind.Running> ofRelease() {
        var moved = new ArrayList<SideServiceKind.Running>();
        if (network != null) {
            model.services().forEach((name, service) -> {
                if (service.isOfRelease()) {
                    moved.add(running(name, service, network));
                }
            });
        }
        return moved;
    }

    private SideServiceKind.Running running(String name, SideService service, String network) {
        App app = model.app();
        SideService.Image own = service.image();
        return new SideServiceKind.Running(
                model.name(),
                name,
                app,
                own == null ? release : image(own),
                own == null ? SideServiceFile.Runs.THE_RELEASE : SideServiceFile.Runs.ITS_OWN,
                service.command(),
                own == null ? app.user() : null,
                service.memory(),
                own == null ? app.volumes() : service.volumes(),
                variables(service),
                service.stopTimeout(),
                network,
                logging,
                composePath(model, name),
                app.onHost(".env"),
                key);
    }

    private static ImageKind.Declaration image(SideService.Image own) {
        return own.digest() == null
                ? new ImageKind.Declaration(own.name(), own.tag(), null, ImageKind.Naming.TAG)
                : new ImageKind.Declaration(own.name(), own.tag(), own.digest());
    }

    private Map<String, Wanted> variables(SideService service) {
        var variables = new TreeMap<String, Wanted>();
        if (service.isOfRelease()) {
            variables.putAll(environment);
        }
        for (String secret : service.secrets()) {
            Wanted value = environment.get(secret);
            if (value != null) {
                variables.put(secret, value);
            }
        }
        service.environment().forEach((name, value) -> variables.put(name, new Wanted.Open(value)));
        return variables;
    }

    private static String composeFile(SideServiceKind.Running service) {
        var open = new LinkedHashMap<String, String>();
        var secrets = new ArrayList<String>();
        service.environment().forEach((name, wanted) -> {
            switch (wanted) {
                case Wanted.Open text -> open.put(name, text.value());
                case Wanted.Hidden _, Wanted.Made _, Wanted.Kept _ -> secrets.add(name);
            }
        });
        return SideServiceFile.render(
                new SideServiceFile.Service(
                        service.app(),
                        service.service(),
                        service.name(),
                        service.image().reference(),
                        service.runs(),
                        service.command(),
                        service.user(),
                        service.memory(),
                        open,
                        secrets,
                        service.volumes(),
                        service.stopTimeout(),
                        service.network()),
                service.declared());
    }

    private static String composePath(AppModel model, String service) {
        return model.app().onHost("compose." + service + ".yaml");
    }
}
