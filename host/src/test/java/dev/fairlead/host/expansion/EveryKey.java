package dev.fairlead.host.expansion;

import dev.fairlead.core.diagnostic.SourceText;
import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.Secret;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.model.ValueSource;
import dev.fairlead.core.model.reader.ModelReader;
import dev.fairlead.core.model.reader.Setting;
import dev.fairlead.core.resource.Digest;
import dev.fairlead.host.kind.BoxKey;
import dev.fairlead.host.kind.LocalBox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A model that says something under each key there is, and what else it could say there. */
final class EveryKey {
    private static final Path ROOT = Path.of("src/test/resources/model");
    private static final String APP_BEGINS = "# Here the sections of the app begin.\n";

    private EveryKey() {}

    /** @param settings one after another, {@code PATH=VALUE; PATH=VALUE} */
    record Change(String key, String settings) {
        /** As it is under {@code apps}. */
        Change ofApp(String name) {
            return new Change("apps.*." + key, "apps." + name + "." + settings);
        }
    }

    static String flat() {
        return text("every-key.yaml");
    }

    /** The same app beside none, in the form for several. */
    static String several() {
        String flat = flat();
        int begin = flat.indexOf(APP_BEGINS) + APP_BEGINS.length();
        return flat.substring(0, begin) + "apps:\n  shop:\n"
                + flat.substring(begin).indent(4).replaceAll("(?m)^ +$", "");
    }

    static List<Change> changes() {
        return text("every-key.changes")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" +", 2))
                .map(columns -> new Change(columns[0], columns[1]))
                .toList();
    }

    static ServerModel read(String yaml, String settings) {
        List<Setting> parsed = settings.isEmpty()
                ? List.of()
                : List.of(settings.split("; ")).stream().map(Setting::parse).toList();
        return ModelReader.read(new SourceText("fairlead.yaml", yaml), parsed);
    }

    static Context context() {
        return new Sources();
    }

    /** Every value is made of its source, and every digest of its tag, so that a change to them shows. */
    private record Sources() implements Context {
        @Override
        public Secret value(ValueSource source, String path) {
            return new Secret(source instanceof ValueSource.Inline inline ? inline.text() : source.toString());
        }

        @Override
        public BoxKey key() {
            return LocalBox.KEY;
        }

        @Override
        public String digest(AppModel app) {
            String pinned = app.app().digest();
            return pinned == null ? "sha256:" + Digest.sha256(app.app().tag()) : pinned;
        }

        @Override
        public Colour live(AppModel app) {
            return Colour.BLUE;
        }
    }

    private static String text(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
