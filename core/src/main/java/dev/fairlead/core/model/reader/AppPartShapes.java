package dev.fairlead.core.model.reader;

import dev.fairlead.core.model.App;
import dev.fairlead.core.model.schema.ChoiceShape;
import dev.fairlead.core.model.schema.Fields;
import dev.fairlead.core.model.schema.FlagShape;
import dev.fairlead.core.model.schema.Key;
import dev.fairlead.core.model.schema.ObjectShape;
import dev.fairlead.core.model.schema.WholeShape;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The smaller objects inside the section {@code app}. */
final class AppPartShapes {
    private AppPartShapes() {}

    static final class Ports extends ObjectShape<App.Ports> {
        private final Key<Integer> blue = keys.required("blue", Amounts.PORT, "The port of the blue colour.");
        private final Key<Integer> green = keys.required("green", Amounts.PORT, "The port of the green colour.");

        Ports() {
            super("Ports");
        }

        @Override
        protected App.Ports build(Fields fields) {
            return new App.Ports(fields.get(blue), fields.get(green));
        }
    }

    static final class Volume extends ObjectShape<App.Volume> {
        private final Key<String> host =
                keys.required("host", Paths.HOST, "On the box: relative to the app's directory, or absolute.");
        private final Key<String> container = keys.required("container", Paths.ABSOLUTE, "Inside the container.");
        private final Key<App.VolumeType> type = keys.defaulted(
                "type",
                ChoiceShape.of(App.VolumeType.DIRECTORY, App.VolumeType.FILE),
                "directory",
                "Which of the two is made when nothing is there.");
        private final Key<@Nullable String> owner = keys.optional(
                "owner", Words.OWNER, "The owner on the box, `USER[:GROUP]`; left as it is when left out.");
        private final Key<@Nullable String> mode = keys.optional(
                "mode", Words.MODE, "Its permissions, in octal and in quotes; left as they are when left out.");
        private final Key<Boolean> readOnly =
                keys.defaulted("readOnly", new FlagShape(), false, "Whether the container may only read it.");

        Volume() {
            super("Volume");
        }

        @Override
        protected App.Volume build(Fields fields) {
            return new App.Volume(
                    fields.get(host),
                    fields.get(container),
                    fields.get(type),
                    fields.get(owner),
                    fields.get(mode),
                    fields.get(readOnly));
        }
    }

    static final class Assets extends ObjectShape<App.Assets> {
        private final Key<String> container =
                keys.required("container", Paths.ABSOLUTE, "The directory of the image that holds them.");
        private final Key<String> host = keys.defaulted(
                "host", Paths.HOST, "assets", "On the box: relative to the app's directory, or absolute.");

        Assets() {
            super("Assets");
        }

        @Override
        protected App.Assets build(Fields fields) {
            return new App.Assets(fields.get(container), fields.get(host));
        }
    }

    static final class Health extends ObjectShape<App.Health> {
        private final Key<String> path = keys.defaulted("path", Paths.URL, "/", "Asked for with GET.");
        private final Key<Integer> status = keys.defaulted(
                "status", new WholeShape("a status of HTTP", 100, 599), 200, "The status that means healthy.");
        private final Key<Duration> timeout = keys.defaulted(
                "timeout", Amounts.PERIOD, "60s", "How long a new container may take to become healthy.");
        private final Key<Duration> interval =
                keys.defaulted("interval", Amounts.PERIOD, "1s", "How long to wait between two questions.");
        private final Key<@Nullable String> host =
                keys.optional("host", Addresses.HOST_PORT, "The `Host` header; the first server name when left out.");

        Health() {
            super("Health");
        }

        @Override
        protected App.Health build(Fields fields) {
            return new App.Health(
                    fields.get(path), fields.get(status), fields.get(timeout), fields.get(interval), fields.get(host));
        }
    }
}
