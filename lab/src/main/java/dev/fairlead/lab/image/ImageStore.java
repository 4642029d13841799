package dev.fairlead.lab.image;

import dev.fairlead.lab.engine.Images;
import dev.fairlead.lab.machine.AptSetup;
import dev.fairlead.lab.machine.FileLock;
import dev.fairlead.lab.machine.LabException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The lab's images. Each is built when first asked for, and again when its recipe has changed. */
public final class ImageStore {
    /** Label of every image of the lab; its value is the image's name, which holds the hash of the recipe. */
    public static final String LABEL = "dev.fairlead.lab.recipe";

    /** The name of images that are a lab's own and go with it. */
    public static final String SNAPSHOTS = Recipe.REPOSITORY + "snapshot";

    private static final List<String> BOX_PACKAGES = List.of(
            "systemd", "systemd-sysv", "dbus", "openssh-server", "sudo", "iproute2", "curl", "ca-certificates", "cron");
    private static final String APP_CODENAME = "bookworm";
    private static final List<String> APP_PACKAGES = List.of("python3-django", "gunicorn");

    private final Images images;
    private final Path cache;
    private final Consumer<String> progress;

    public ImageStore(Images images, Path cache, Consumer<String> progress) {
        this.images = images;
        this.cache = cache;
        this.progress = progress;
    }

    /** A Debian that boots, with further packages installed; returns the image's name. */
    public String box(String codename, List<String> furtherPackages) {
        var apt = AptSetup.ofThisMachineFor(codename);
        return FileLock.holding(cache.resolve("images.lock"), () -> {
            var base = imported("box-" + codename, new RootFilesystem(codename, BOX_PACKAGES, apt));
            var box = built(new Recipe("box-" + codename, base, Resources.box(), Map.of()));
            return furtherPackages.isEmpty() ? box : built(withPackages(codename, box, furtherPackages));
        });
    }

    /** The sample app; returns the image's name. */
    public String sampleApp(String version, String behaviour) {
        var apt = AptSetup.ofThisMachineFor(APP_CODENAME);
        return FileLock.holding(cache.resolve("images.lock"), () -> {
            var base = imported("sample-app", new RootFilesystem(APP_CODENAME, APP_PACKAGES, apt));
            var arguments = Map.of("APP_VERSION", version, "APP_BEHAVIOUR", behaviour);
            return built(new Recipe("sample-app", base, Resources.sampleApp(), arguments));
        });
    }

    private static Recipe withPackages(String codename, String box, List<String> packages) {
        var dockerfile = """
                ARG BASE
                FROM ${BASE}
                ARG PACKAGES
                RUN apt-get -q update && DEBIAN_FRONTEND=noninteractive apt-get -q -y install $PACKAGES && apt-get clean
                # As in the box's own: what was installed may have made a directory in /usr.
                RUN touch /etc/.updated /var/.updated
                """;
        return new Recipe(
                "box-" + codename + "-more",
                box,
                Map.of("Dockerfile", dockerfile.getBytes(StandardCharsets.UTF_8)),
                Map.of("PACKAGES", String.join(" ", packages)));
    }

    private String imported(String name, RootFilesystem system) {
        var reference = Recipe.REPOSITORY + name + "-base:" + system.hash();
        if (!images.exists(reference)) {
            progress.accept("making a Debian " + system.codename() + " for " + name);
            images.importTar(system.tarIn(cache), reference);
        }
        return reference;
    }

    private String built(Recipe recipe) {
        var reference = recipe.reference();
        if (!images.exists(reference)) {
            progress.accept("building " + reference);
            build(recipe, reference);
        }
        return reference;
    }

    private void build(Recipe recipe, String reference) {
        try {
            var directory = Files.createTempDirectory("fairlead-lab");
            try {
                for (var file : recipe.files().entrySet()) {
                    var path = directory.resolve(file.getKey());
                    Files.createDirectories(path.getParent());
                    Files.write(path, file.getValue());
                }
                var arguments = new HashMap<>(recipe.arguments());
                arguments.put("BASE", recipe.base());
                images.build(directory, reference, Map.of(LABEL, reference), arguments);
            } finally {
                delete(directory);
            }
        } catch (IOException e) {
            throw LabException.because("`" + reference + "` could not be built.", e);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (var paths = Files.walk(directory)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
