package dev.fairlead.core.model.reader;

import dev.fairlead.core.model.DockerSettings;
import dev.fairlead.core.model.Size;
import dev.fairlead.core.model.ValueSource;
import dev.fairlead.core.model.schema.ChoiceShape;
import dev.fairlead.core.model.schema.Fields;
import dev.fairlead.core.model.schema.FlagShape;
import dev.fairlead.core.model.schema.Key;
import dev.fairlead.core.model.schema.ListShape;
import dev.fairlead.core.model.schema.MapShape;
import dev.fairlead.core.model.schema.ObjectShape;
import dev.fairlead.core.model.schema.TextShape;
import dev.fairlead.core.model.schema.WholeShape;
import java.util.List;
import java.util.Map;

/** The section {@code docker}. */
final class DockerShape extends ObjectShape<DockerSettings> {
    private final Key<DockerSettings.Source> source = keys.defaulted(
            "source",
            ChoiceShape.of(DockerSettings.Source.DISTRIBUTION, DockerSettings.Source.DOCKER),
            "distribution",
            "Whose packages: Debian's own, or those of docker.com.");
    private final Key<DockerSettings.Logging> logging =
            keys.defaulted("logging", new LoggingShape(), Map.of(), "How much of a container's log is kept.");
    private final Key<Boolean> liveRestore = keys.defaulted(
            "liveRestore", new FlagShape(), true, "Whether containers run on while the Docker daemon restarts.");
    private final Key<Map<String, DockerSettings.Registry>> registries = keys.defaulted(
            "registries",
            new MapShape<>(Addresses.HOST_PORT, new RegistryShape()),
            Map.of(),
            "Registries to log in to, by host.");
    private final Key<List<String>> insecureRegistries = keys.defaulted(
            "insecureRegistries",
            ListShape.of(Addresses.HOST_PORT).distinct(),
            List.of(),
            "Registries that are reached without TLS.");
    private final Key<List<String>> users = keys.defaulted(
            "users",
            ListShape.of(Words.ACCOUNT).distinct(),
            List.of(),
            "Users in the group `docker`, which is as good as root.");

    DockerShape() {
        super("Docker");
    }

    @Override
    protected DockerSettings build(Fields fields) {
        return new DockerSettings(
                fields.get(source),
                fields.get(logging),
                fields.get(liveRestore),
                fields.get(registries),
                fields.get(insecureRegistries),
                fields.get(users));
    }

    private static final class LoggingShape extends ObjectShape<DockerSettings.Logging> {
        private final Key<Size> maxSize =
                keys.defaulted("maxSize", Amounts.SIZE, "10m", "The size at which a log file is rotated.");
        private final Key<Integer> maxFiles = keys.defaulted(
                "maxFiles", new WholeShape("a count of files", 1, 1000), 3, "How many log files a container may have.");

        LoggingShape() {
            super("Logging");
        }

        @Override
        protected DockerSettings.Logging build(Fields fields) {
            return new DockerSettings.Logging(fields.get(maxSize), fields.get(maxFiles));
        }
    }

    private static final class RegistryShape extends ObjectShape<DockerSettings.Registry> {
        private final Key<String> username =
                keys.required("username", TextShape.line("text"), "The user of the registry.");
        private final Key<ValueSource> password =
                keys.required("password", ValueShape.SECRET, "The password or access token of that user.");

        RegistryShape() {
            super("Registry");
        }

        @Override
        protected DockerSettings.Registry build(Fields fields) {
            return new DockerSettings.Registry(fields.get(username), fields.get(password));
        }
    }
}
