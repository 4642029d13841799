package dev.fairlead.core.model.reader;

import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.model.App;
import dev.fairlead.core.model.SideService;
import dev.fairlead.core.model.Size;
import dev.fairlead.core.model.schema.Fields;
import dev.fairlead.core.model.schema.Key;
import dev.fairlead.core.model.schema.ListShape;
import dev.fairlead.core.model.schema.MapShape;
import dev.fairlead.core.model.schema.ObjectShape;
import dev.fairlead.core.model.schema.TextShape;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An entry of the section {@code services}. */
final class SideServiceShape extends ObjectShape<SideService> {
    private static final Duration LONGEST_END = Duration.ofMinutes(10);
    private static final String AS_THE_APP =
            "A service without an `image` runs the app's, with the app's variables, volumes and user.";

    private final Key<@Nullable String> image = keys.optional(
            "image", Words.IMAGE, "An image of its own, without its tag; left out, it runs the live release.");
    private final Key<@Nullable String> tag = keys.optional("tag", Words.TAG, "The tag of its own image.");
    private final Key<@Nullable String> digest =
            keys.optional("digest", Words.DIGEST, "Pins its own image, whatever the tag says.");
    private final Key<List<String>> command = keys.defaulted(
            "command",
            ListShape.of(TextShape.prose("text")),
            List.of(),
            "The command and its arguments, run without a shell instead of the image's own.");
    private final Key<Map<String, String>> environment = keys.defaulted(
            "environment",
            new MapShape<>(Words.ENV_NAME, TextShape.prose("text")),
            Map.of(),
            "Variables of its own that are no secret.");
    private final Key<List<String>> secrets = keys.defaulted(
            "secrets",
            ListShape.of(Words.ENV_NAME).distinct(),
            List.of(),
            "Which of the app's `secrets` one with an image of its own gets.");
    private final Key<List<App.Volume>> volumes = keys.defaulted(
            "volumes",
            ListShape.of(new AppPartShapes.Volume()),
            List.of(),
            "Files and directories of the box in the container of one with an image of its own.");
    private final Key<@Nullable Size> memory =
            keys.optional("memory", Amounts.SIZE, "The most memory its container may take.");
    private final Key<Duration> stopTimeout = keys.defaulted(
            "stopTimeout", Amounts.PERIOD, "30s", "How long it may take to end after SIGTERM before it is killed.");

    SideServiceShape() {
        super("SideService");
    }

    @Override
    protected @Nullable SideService build(Fields fields) {
        if (fields.get(stopTimeout).compareTo(LONGEST_END) > 0) {
            fields.problem(
                    stopTimeout,
                    Diagnostic.of("A service may take " + LONGEST_END.toMinutes() + " minutes to end at most.")
                            .why("A release waits for it."));
            return null;
        }
        String own = fields.get(image);
        if (own == null) {
            return ofRelease(fields);
        }
        SideService.Image pinned = pinned(fields, own);
        return pinned == null ? null : service(fields, pinned);
    }

    private @Nullable SideService ofRelease(Fields fields) {
        if (fields.get(command).isEmpty()) {
            fields.problem(
                    command,
                    Diagnostic.of("The service has neither a `command` nor an `image`.")
                            .why("Without a command it would be the app itself a second time.")
                            .fix("Add `command: [NAME, ARGUMENT]` to run it in the live release, or an `image` and its"
                                    + " `tag`."));
            return null;
        }
        var misplaced = new LinkedHashMap<Key<?>, String>();
        if (fields.get(tag) != null) {
            misplaced.put(tag, "Its image is the live release's.");
        }
        if (fields.get(digest) != null) {
            misplaced.put(digest, "Its image is the live release's.");
        }
        if (!fields.get(secrets).isEmpty()) {
            misplaced.put(secrets, AS_THE_APP);
        }
        if (!fields.get(volumes).isEmpty()) {
            misplaced.put(volumes, AS_THE_APP);
        }
        misplaced.forEach((key, why) -> fields.problem(
                key,
                Diagnostic.of("`" + key.name() + "` goes with an `image` of its own only.")
                        .why(why)
                        .fix("Take it out, or give the service an `image`.")));
        return misplaced.isEmpty() ? service(fields, null) : null;
    }

    private SideService.@Nullable Image pinned(Fields fields, String own) {
        String named = fields.get(tag);
        String exact = fields.get(digest);
        if (named == null && exact == null) {
            fields.problem(
                    image,
                    Diagnostic.of("Nothing says which version of `" + own + "` the service runs.")
                            .fix("Add its `tag`, or a `digest`."));
            return null;
        }
        return new SideService.Image(own, named == null ? "" : named, exact);
    }

    private SideService service(Fields fields, SideService.@Nullable Image own) {
        return new SideService(
                own,
                fields.get(command),
                fields.get(environment),
                fields.get(secrets),
                fields.get(volumes),
                fields.get(memory),
                fields.get(stopTimeout));
    }
}
