package dev.fairlead.host.expansion;

import dev.fairlead.core.model.App;
import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.Nginx;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.model.ValueSource;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.host.kind.Prelude;
import dev.fairlead.host.kind.app.AssetsKind;
import dev.fairlead.host.kind.app.ContainerKind;
import dev.fairlead.host.kind.app.EnvKind;
import dev.fairlead.host.kind.app.HealthQuestion;
import dev.fairlead.host.kind.app.ImageKind;
import dev.fairlead.host.kind.app.VolumeKind;
import dev.fairlead.host.kind.app.Wanted;
import dev.fairlead.host.kind.file.FileKind;
import dev.fairlead.host.kind.system.DirectoryKind;
import dev.fairlead.host.kind.system.PackageKind;
import dev.fairlead.templates.ComposeFile;
import dev.fairlead.templates.Logrotate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What {@code app}, {@code secrets}, {@code nginx} and {@code jobs} in the model mean on the box. */
public final class AppExpansion {
    /** Where the flag files are that tell which colour serves; read by nginx and by jobs. */
    static final String LIVE = Prelude.MEMORY + "/live";

    private final ServerModel model;
    private final CheckedValues context;
    private final Declarations declarations;
    private final List<Address> docker;

    private AppExpansion(ServerModel model, CheckedValues context, Declarations declarations) {
        this.model = model;
        this.context = context;
        this.declarations = declarations;
        this.docker = declarations.addresses().stream()
                .filter(address ->
                        address.equals(DockerExpansion.ready()) || address.equals(FileKind.at(DockerExpansion.LOGINS)))
                .toList();
    }

    /** All apps of the model, beside what its other sections declared: apps come after Docker. */
    static void declare(ServerModel model, CheckedValues context, Declarations declarations) {
        new AppExpansion(model, context, declarations).expand();
    }

    /** What cannot be said of an app before the digest of its image is known. */
    static List<Address> needingImage(AppModel app, Context context) {
        var image = new ImageKind.Declaration(app.app().image(), app.app().tag(), context.digest(app));
        var needing = new ArrayList<Address>();
        needing.add(Address.host(ImageKind.IMAGE.name(), image.reference()));
        for (Colour colour : Colour.values()) {
            needing.add(FileKind.at(composePath(app, colour)));
        }
        needing.add(ContainerKind.at(app.name()));
        needing.addAll(SideServicesExpansion.needingImage(app));
        app.app().volumes().stream()
                .map(volume -> volume(app, volume, image))
                .filter(VolumeKind.Declaration::asksTheImage)
                .forEach(volume -> needing.add(Address.host(VolumeKind.VOLUME.name(), volume.path())));
        App.Assets assets = app.app().assets();
        if (assets != null) {
            needing.add(Address.host(AssetsKind.ASSETS.name(), app.app().onHost(assets.host())));
        }
        return needing;
    }

    /** Whether green serves. */
    static String flag(AppModel app) {
        return LIVE + "/" + app.name() + ".green";
    }

    /** Of the container and the compose project. */
    static String container(AppModel app, Colour colour) {
        return app.name() + "-" + colour;
    }

    private void expand() {
        if (model.apps().isEmpty()) {
            return;
        }
        var nginx = new NginxExpansion(model, context);
        var jobs = new JobsExpansion();
        nginx.packages().forEach(this::add);
        jobs.packages(model).forEach(this::add);
        add(PackageKind.of("logrotate", "app"));
        // World-readable for the flags below it; what is secret in it has a mode of its own.
        add(DirectoryKind.of(Prelude.MEMORY, "root", "root", "0755", "app"));
        add(DirectoryKind.of(LIVE, "root", "root", "0755", "app").after(DirectoryKind.at(Prelude.MEMORY)));
        jobs.directories(model).forEach(this::add);
        model.apps().values().forEach(this::expand);
        jobs.strays(model, containers()).forEach(this::add);
        for (AppModel app : model.apps().values()) {
            jobs.resources(app).forEach(this::add);
            logs(app);
        }
        nginx.resources(containers(), declarations.addresses()).forEach(this::add);
    }

    /** Those that serve. */
    private List<Address> containers() {
        return model.apps().values().stream()
                .map(app -> ContainerKind.at(app.name()))
                .toList();
    }

    private void expand(AppModel model) {
        App app = model.app();
        String source = model.at("app");
        Colour colour = context.live(model);
        ImageKind.Declaration image = new ImageKind.Declaration(app.image(), app.tag(), context.digest(model));
        Address directory = DirectoryKind.at(app.directory());
        Map<String, Wanted> environment = environment(model);

        add(DirectoryKind.of(app.directory(), "root", "root", "0755", model.at("app.directory")));
        Resource<?> pulled = ImageKind.of(app.image(), app.tag(), image.digest(), model.at("app.image"))
                .after(docker);
        add(pulled);
        var before = new ArrayList<Address>(docker);
        before.add(pulled.address());
        for (App.Volume volume : app.volumes()) {
            before.add(add(VolumeKind.of(volume(model, volume, image), model.at("app.volumes"))
                    .after(directory, pulled.address())));
        }
        // Behind all that can fail before the release itself begins, which puts them back.
        List<Address> ready = List.copyOf(before);
        Map<String, Wanted> secrets = secrets(environment);
        if (!secrets.isEmpty()) {
            var env = new EnvKind.Declaration(model.name(), app.onHost(".env"), secrets, context.key());
            before.add(add(EnvKind.of(env, model.at("secrets")).after(ready).after(directory)));
        }
        for (Colour each : Colour.values()) {
            before.add(add(
                    composeFile(model, each, image, environment).after(ready).after(directory)));
        }
        var services = new SideServicesExpansion(
                model, image, environment, this.model.docker().logging(), context.key(), docker);
        services.beforeTheApp(List.copyOf(before)).forEach(resource -> before.add(add(resource)));
        ContainerKind.Running live = running(model, colour, image, environment);
        ContainerKind.Running idle = running(model, colour.other(), image, environment);
        before.add(add(ContainerKind.none(idle, source).after(docker)));
        var serving = new ContainerKind.Serving(
                live, idle, ReleaseExpansion.rollout(model, colour, image, services.ofRelease()));
        add(ContainerKind.serving(serving, source).after(before));
        services.behindTheApp().forEach(this::add);
        add(ReleaseExpansion.rulesDirectory(model));
        add(ReleaseExpansion.rules(model, healthHost(model)));
        AssetsKind.Declaration assets = ReleaseExpansion.assets(model, image);
        if (assets != null) {
            // With the release that they belong to, not while the old one serves.
            add(AssetsKind.of(assets, model.at("app.assets"))
                    .after(directory, pulled.address(), ContainerKind.at(model.name())));
        }
    }

    private static VolumeKind.Declaration volume(AppModel model, App.Volume volume, ImageKind.Declaration image) {
        App app = model.app();
        return new VolumeKind.Declaration(
                app.onHost(volume.host()), volume.type(), volume.owner(), volume.mode(), app.user(), image.reference());
    }

    private Resource<?> composeFile(
            AppModel model, Colour colour, ImageKind.Declaration image, Map<String, Wanted> environment) {
        var open = new LinkedHashMap<String, String>();
        environment.forEach((name, wanted) -> {
            if (wanted instanceof Wanted.Open text) {
                open.put(name, text.value());
            }
        });
        Supplier<String> body = () -> ComposeFile.render(
                model,
                container(model, colour),
                image.reference(),
                colour.port(model.app().ports()),
                open,
                secrets(environment).keySet());
        return FileKind.text(composePath(model, colour), body, "0644", model.at("app"));
    }

    static String composePath(AppModel model, Colour colour) {
        return model.app().onHost("compose." + colour + ".yaml");
    }

    private ContainerKind.Running running(
            AppModel model, Colour colour, ImageKind.Declaration image, Map<String, Wanted> environment) {
        App app = model.app();
        return new ContainerKind.Running(
                container(model, colour),
                model.name(),
                app,
                image,
                colour.port(app.ports()),
                environment,
                this.model.docker().logging(),
                composePath(model, colour),
                app.onHost(".env"),
                question(model),
                ComposeFile.network(model),
                context.key());
    }

    /** How the app is asked whether it is well. */
    static HealthQuestion question(AppModel model) {
        App app = model.app();
        return new HealthQuestion(
                app.health(), healthHost(model), model.tls() == null ? "http" : "https", app.containerPort());
    }

    private static String healthHost(AppModel model) {
        String host = model.app().health().host();
        if (host != null) {
            return host;
        }
        Nginx nginx = model.nginx();
        if (nginx == null) {
            return "localhost";
        }
        String canonical = nginx.site().canonicalHost();
        return canonical == null ? nginx.serverNames().getFirst() : canonical;
    }

    /** All variables that the model gives, by name: their order means nothing. Only what the model shows may be shown. */
    private Map<String, Wanted> environment(AppModel model) {
        var environment = new TreeMap<String, Wanted>();
        model.app()
                .environment()
                .forEach((name, value) -> environment.put(
                        name,
                        value instanceof ValueSource.Inline inline
                                ? new Wanted.Open(inline.text())
                                : secret(value, model.at("app.environment." + name))));
        model.secrets().forEach((name, value) -> environment.put(name, secret(value, model.at("secrets." + name))));
        return environment;
    }

    private Wanted secret(ValueSource source, String path) {
        return switch (source) {
            case ValueSource.Generate generate -> new Wanted.Made(generate.length());
            case ValueSource.OnBox _ -> new Wanted.Kept();
            case ValueSource.Inline _,
                    ValueSource.Env _,
                    ValueSource.FileContent _,
                    ValueSource.Command _,
                    ValueSource.Ssm _ -> new Wanted.Hidden(context.line(source, path));
        };
    }

    private static Map<String, Wanted> secrets(Map<String, Wanted> environment) {
        return environment.entrySet().stream()
                .filter(entry -> !(entry.getValue() instanceof Wanted.Open))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> other, LinkedHashMap::new));
    }

    private void logs(AppModel model) {
        List<String> files = model.jobs().keySet().stream()
                .sorted()
                .map(job -> JobsExpansion.log(model, job))
                .toList();
        List<String> directories = model.app().volumes().stream()
                .filter(volume -> volume.type() == App.VolumeType.DIRECTORY)
                .filter(volume -> volume.host().equals("logs") || volume.host().endsWith("/logs"))
                .map(volume -> model.app().onHost(volume.host()))
                .toList();
        if (!files.isEmpty() || !directories.isEmpty()) {
            add(FileKind.text(
                            "/etc/logrotate.d/fairlead-" + model.name(),
                            () -> Logrotate.render(model.name(), files, directories),
                            "0644",
                            model.at("app"))
                    .after(PackageKind.at("logrotate")));
        }
    }

    private Address add(Resource<?> resource) {
        return declarations.add(resource);
    }
}
