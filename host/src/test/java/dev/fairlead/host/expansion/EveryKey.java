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
import dev.fairlead.templates.NginxSite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A model that says something under each key there is, and what else it could say there. */
final class EveryKey {
    private static final Path ROOT = Path.of("src/test/resources/model");
    private static final String APP_BEGINS = "# Here the sections of the app begin.\n";

    private EveryKey() {}

    /**
     * @param base what is set before
     * @param settings one after another, {@code PATH=VALUE; PATH=VALUE}
     */
    record Change(String key, String base, String settings) {
        static Change read(String key, String column) {
            String[] parts = column.split(" => ", 2);
            return parts.length == 1
                    ? new Change(key, "", column)
                    : new Change(key, parts[0], parts[0] + "; " + parts[1]);
        }

        /** As it is under {@code apps}. */
        Change ofApp(String name) {
            return new Change("apps.*." + key, ofApp(name, base), ofApp(name, settings));
        }

        private static String ofApp(String name, String settings) {
            return settings.isEmpty()
                    ? ""
                    : List.of(settings.split("; ")).stream()
                            .map(setting -> setting.matches("[-+].*") ? setting : "apps." + name + "." + setting)
                            .collect(Collectors.joining("; "));
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
                .map(columns -> Change.read(columns[0], columns[1]))
                .toList();
    }

    /**
     * A setting {@code -KEY} takes the lines of that key out, and {@code +MARK} the mark before those that begin with
     * {@code #MARK}: for keys that cannot stand beside others.
     */
    static ServerModel read(String yaml, String settings) {
        var parsed = new ArrayList<Setting>();
        String text = yaml;
        for (String setting : settings.isEmpty() ? new String[0] : settings.split("; ")) {
            if (setting.startsWith("-")) {
                text = text.replaceAll("(?m)^ +" + setting.substring(1) + ": .*\\n", "");
            } else if (setting.startsWith("+")) {
                text = text.replaceAll("(?m)^( +)#" + setting.substring(1) + " ", "$1");
            } else {
                parsed.add(Setting.parse(setting));
            }
        }
        return ModelReader.read(new SourceText("fairlead.yaml", text), parsed);
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

        @Override
        public NginxSite.Http2 http2() {
            return NginxSite.Http2.OPTION_OF_LISTEN;
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
