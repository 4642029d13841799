package dev.fairlead.core.model.reader;

import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.DockerSettings;
import dev.fairlead.core.model.DriftSettings;
import dev.fairlead.core.model.Lightsail;
import dev.fairlead.core.model.Ssh;
import dev.fairlead.core.model.SystemSettings;
import dev.fairlead.core.model.schema.Fields;
import dev.fairlead.core.model.schema.Key;
import dev.fairlead.core.model.schema.MapShape;
import dev.fairlead.core.model.schema.ObjectShape;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The whole file, read into a {@link Contents}. */
final class ServerShape extends ObjectShape<ServerShape.Contents> {
    private final AppSections.Shapes shapes = new AppSections.Shapes();

    private final Key<String> name = keys.required(
            "name",
            Words.NAME,
            "The name of the server: of the instance, and of files on the box, which remembers whose it is.");
    private final Key<@Nullable Lightsail> lightsail =
            keys.optional("lightsail", new LightsailShape(), "The instance; left out for a box that exists elsewhere.");
    private final Key<Ssh> ssh = keys.defaulted("ssh", new SshShape(), Map.of(), "How to reach the box.");
    private final Key<SystemSettings> system =
            keys.defaulted("system", new SystemShape(), Map.of(), "The Debian side of the box.");
    private final Key<DockerSettings> docker =
            keys.defaulted("docker", new DockerShape(), Map.of(), "The Docker engine of the box.");
    private final Key<DriftSettings> drift =
            keys.defaulted("drift", new DriftShape(), Map.of(), "What may differ from the model for a time.");
    private final AppSections sections = AppSections.optional(shapes, keys);
    private final Key<@Nullable Map<String, AppModel>> apps = keys.optional(
            "apps",
            new MapShape<>(Words.NAME, new NamedAppShape(shapes)),
            "Several apps by name, each with the sections that stand at the top for a single one.");

    /** What the file says; the flat form's app under the server's name. */
    record Contents(
            String name,
            @Nullable Lightsail lightsail,
            Ssh ssh,
            SystemSettings system,
            DockerSettings docker,
            DriftSettings drift,
            Map<String, AppModel> apps) {}

    ServerShape() {
        super("Server");
    }

    @Override
    protected Contents build(Fields fields) {
        return new Contents(
                fields.get(name),
                fields.get(lightsail),
                fields.get(ssh),
                fields.get(system),
                fields.get(docker),
                fields.get(drift),
                apps(fields));
    }

    private Map<String, AppModel> apps(Fields fields) {
        Map<String, AppModel> several = fields.get(apps);
        if (several != null) {
            return several;
        }
        AppModel single = sections.build(fields.get(name), "", fields);
        return single == null ? Map.of() : Map.of(single.name(), single);
    }

    private static final class NamedAppShape extends ObjectShape<AppModel> {
        private final AppSections sections;

        NamedAppShape(AppSections.Shapes shapes) {
            super("NamedApp");
            sections = AppSections.required(shapes, keys);
        }

        @Override
        protected @Nullable AppModel build(Fields fields) {
            String path = fields.path();
            return sections.build(path.substring(path.indexOf('.') + 1), path, fields);
        }
    }
}
