package dev.fairlead.host.expansion;

import dev.fairlead.core.json.Json;
import dev.fairlead.core.model.App;
import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.resource.Address;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.core.resource.Step;
import dev.fairlead.host.kind.Prelude;
import dev.fairlead.host.kind.app.AssetsKind;
import dev.fairlead.host.kind.app.ContainerKind;
import dev.fairlead.host.kind.app.ImageKind;
import dev.fairlead.host.kind.app.RestoreSteps;
import dev.fairlead.host.kind.app.Rollout;
import dev.fairlead.host.kind.app.SideServiceKind;
import dev.fairlead.host.kind.app.TakeBack;
import dev.fairlead.host.kind.file.FileKind;
import dev.fairlead.host.kind.system.DirectoryKind;
import dev.fairlead.host.shell.Shell;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How one release of an app takes over from another, forwards and back. */
final class ReleaseExpansion {
    private static final String RULES = Prelude.MEMORY + "/apps";

    private ReleaseExpansion() {}

    static Rollout rollout(
            AppModel model, Colour live, ImageKind.Declaration image, List<SideServiceKind.Running> services) {
        App app = model.app();
        var about = new LinkedHashMap<String, String>();
        about.put("app", model.name());
        about.put("image", app.image());
        about.put("tag", app.tag());
        about.put("digest", image.digest() == null ? "" : image.digest());
        return new Rollout(
                model.name(),
                live.other().toString(),
                AppExpansion.flag(model),
                site(model),
                Json.line(about),
                app.strategy(),
                RunOptions.beforeSwitch(model, image),
                app.keepReleases(),
                assets(model, image),
                jobs(model),
                RunOptions.of(model),
                services);
    }

    private static List<String> jobs(AppModel model) {
        return model.jobs().keySet().stream()
                .map(job -> JobsExpansion.name(model.name(), job))
                .toList();
    }

    private static @Nullable String site(AppModel model) {
        return model.nginx() == null ? null : NginxExpansion.enabled(model);
    }

    static AssetsKind.@Nullable Declaration assets(AppModel model, ImageKind.Declaration image) {
        App.Assets assets = model.app().assets();
        return assets == null
                ? null
                : new AssetsKind.Declaration(
                        model.name(), model.app().onHost(assets.host()), assets.container(), image);
    }

    static List<Step> restoring(
            AppModel model, String reference, String digest, int number, List<String> services, Colour live) {
        var image = new ImageKind.Declaration(reference.substring(0, reference.indexOf('@')), "", digest);
        return RestoreSteps.of(new RestoreSteps.Restored(
                model.name(),
                model.app(),
                number,
                reference,
                place(model, live),
                place(model, live.other()),
                AppExpansion.flag(model),
                site(model),
                assets(model, image),
                jobs(model),
                moved(model, services)));
    }

    private static RestoreSteps.Moved moved(AppModel model, List<String> services) {
        List<String> end = model.services().keySet().stream()
                .filter(name -> !services.contains(name)
                        && Objects.requireNonNull(model.services().get(name)).isOfRelease())
                .toList();
        return new RestoreSteps.Moved(services, end);
    }

    static String filesOfWhatServes(AppModel model) {
        App app = model.app();
        return RestoreSteps.filesOfWhatServes(
                model.name(),
                AppExpansion.composePath(model, Colour.BLUE),
                AppExpansion.composePath(model, Colour.GREEN),
                app.onHost(".env"));
    }

    static String takingBack(AppModel model, Colour live, int wanted) {
        App app = model.app();
        return TakeBack.script(new TakeBack.Switched(
                model.name(),
                place(model, live),
                place(model, live.other()),
                AppExpansion.flag(model),
                app.directory(),
                (int) app.drain().toSeconds(),
                assets(model, new ImageKind.Declaration(app.image(), app.tag(), app.digest())),
                model.hasServiceOfRelease(),
                wanted));
    }

    private static RestoreSteps.Place place(AppModel model, Colour colour) {
        return new RestoreSteps.Place(
                colour.toString(),
                AppExpansion.container(model, colour),
                colour.port(model.app().ports()));
    }

    /** What a release does by, for whoever works on the box; a change to it disturbs nothing that runs. */
    static Resource<?> rules(AppModel model, String healthHost) {
        return FileKind.text(rulesPath(model.name()), text(model, healthHost), "0644", model.at("app.health"))
                .after(ContainerKind.at(model.name()), DirectoryKind.at(RULES));
    }

    static Resource<?> rulesDirectory(AppModel model) {
        return DirectoryKind.of(RULES, "root", "root", "0755", model.at("app")).after(DirectoryKind.at(Prelude.MEMORY));
    }

    static boolean isRulesOf(Address address, String app) {
        return address.equals(FileKind.at(rulesPath(app)));
    }

    private static String rulesPath(String app) {
        return RULES + "/" + app;
    }

    private static String text(AppModel model, String healthHost) {
        App app = model.app();
        App.Health health = app.health();
        return "health: GET " + health.path() + " as " + healthHost + " answers " + health.status() + " within "
                + health.timeout().toSeconds() + " s, asked every "
                + health.interval().toMillis() + " ms\n"
                + "drain: " + app.drain().toSeconds() + " s\n"
                + "keepReleases: " + app.keepReleases() + "\n"
                + "strategy: " + app.strategy().name().toLowerCase(Locale.ROOT).replace('_', '-') + "\n"
                + (app.beforeSwitch().isEmpty() ? "" : "beforeSwitch: " + Shell.words(app.beforeSwitch()) + "\n");
    }
}
