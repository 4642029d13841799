package dev.fairlead.core.model.reader;

import dev.fairlead.core.model.App;
import dev.fairlead.core.model.Size;
import dev.fairlead.core.model.ValueSource;
import dev.fairlead.core.model.schema.ChoiceShape;
import dev.fairlead.core.model.schema.Fields;
import dev.fairlead.core.model.schema.Key;
import dev.fairlead.core.model.schema.ListShape;
import dev.fairlead.core.model.schema.MapShape;
import dev.fairlead.core.model.schema.ObjectShape;
import dev.fairlead.core.model.schema.TextShape;
import dev.fairlead.core.model.schema.WholeShape;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The section {@code app}. */
final class AppShape extends ObjectShape<App> {
    private static final TextShape WORD = TextShape.prose("text");

    private final Key<String> directory = keys.required(
            "directory", Paths.ABSOLUTE, "Where the app lives on the box: `.env`, compose files and volumes.");
    private final Key<String> image = keys.required("image", Words.IMAGE, "The image, without its tag.");
    private final Key<String> tag = keys.defaulted("tag", Words.TAG, "latest", "The tag that `apply` runs at first.");
    private final Key<@Nullable String> digest =
            keys.optional("digest", Words.DIGEST, "Pins the image, whatever the tag says.");
    private final Key<Integer> containerPort =
            keys.required("containerPort", Amounts.PORT, "The port the app listens on inside its container.");
    private final Key<App.Ports> ports =
            keys.required("ports", new AppPartShapes.Ports(), "The loopback ports of the two colours that take turns.");
    private final Key<Map<String, ValueSource>> environment = keys.defaulted(
            "environment", new MapShape<>(Words.ENV_NAME, ValueShape.OPEN), Map.of(), "Variables that are no secret.");
    private final Key<List<App.Volume>> volumes = keys.defaulted(
            "volumes",
            ListShape.of(new AppPartShapes.Volume()),
            List.of(),
            "Files and directories of the box in the container.");
    private final Key<App.@Nullable Assets> assets = keys.optional(
            "assets",
            new AppPartShapes.Assets(),
            "Static files, copied out of the image at each release for nginx to serve.");
    private final Key<App.Health> health =
            keys.defaulted("health", new AppPartShapes.Health(), Map.of(), "When a container counts as healthy.");
    private final Key<Duration> drain = keys.defaulted(
            "drain", Amounts.DURATION, "10s", "How long the old colour may finish its requests after the switch.");
    private final Key<Integer> keepReleases = keys.defaulted(
            "keepReleases", new WholeShape("a count of releases", 1, 100), 3, "How many releases can be gone back to.");
    private final Key<List<String>> command =
            keys.defaulted("command", ListShape.of(WORD), List.of(), "Instead of the image's own command.");
    private final Key<@Nullable String> user =
            keys.optional("user", Words.UID, "Who the process runs as, instead of the image's own user.");
    private final Key<@Nullable Size> memory =
            keys.optional("memory", Amounts.SIZE, "The most memory a container may take.");
    private final Key<App.Restart> restart = keys.defaulted(
            "restart",
            ChoiceShape.of(App.Restart.NO, App.Restart.ALWAYS, App.Restart.ON_FAILURE, App.Restart.UNLESS_STOPPED),
            "unless-stopped",
            "When Docker starts a stopped container again.");
    private final Key<List<String>> beforeSwitch = keys.defaulted(
            "beforeSwitch",
            ListShape.of(WORD),
            List.of(),
            "A command such as a database migration, run once for each release in a container of its own, before the"
                    + " new release starts. The old one serves on beside it, but where `strategy` is `recreate`.");
    private final Key<App.Strategy> strategy = keys.defaulted(
            "strategy",
            ChoiceShape.of(App.Strategy.BLUE_GREEN, App.Strategy.RECREATE),
            "blue-green",
            "How a release takes over: beside the old one without a gap, or with the old one stopped first, for an app"
                    + " that cannot run twice.");

    AppShape() {
        super("App");
    }

    @Override
    protected App build(Fields fields) {
        return new App(
                fields.get(directory),
                fields.get(image),
                fields.get(tag),
                fields.get(digest),
                fields.get(containerPort),
                fields.get(ports),
                fields.get(environment),
                fields.get(volumes),
                fields.get(assets),
                fields.get(health),
                fields.get(drain),
                fields.get(keepReleases),
                fields.get(command),
                fields.get(user),
                fields.get(memory),
                fields.get(restart),
                fields.get(beforeSwitch),
                fields.get(strategy));
    }
}
