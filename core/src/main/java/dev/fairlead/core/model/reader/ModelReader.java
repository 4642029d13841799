package dev.fairlead.core.model.reader;

import dev.fairlead.core.diagnostic.InvalidModelException;
import dev.fairlead.core.diagnostic.Problems;
import dev.fairlead.core.diagnostic.SourceText;
import dev.fairlead.core.model.Positions;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.model.schema.JsonSchema;
import dev.fairlead.core.model.schema.ObjectShape;
import dev.fairlead.core.model.schema.Reading;
import dev.fairlead.core.model.yaml.Yaml;
import dev.fairlead.core.model.yaml.YamlEdit;
import dev.fairlead.core.model.yaml.YamlReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reads a model and tells its schema, both from one description of the file. */
public final class ModelReader {
    private static final ServerShape FORMAT = new ServerShape();

    private ModelReader() {}

    /** @throws InvalidModelException with everything that is wrong, or with what kept the file from being read */
    public static ServerModel read(Path file, List<Setting> settings) {
        return read(SourceFile.read(file), settings);
    }

    /** @throws InvalidModelException with everything that is wrong */
    public static ServerModel read(SourceText source, List<Setting> settings) {
        if (source.text().length() > SourceFile.LARGEST) {
            throw new InvalidModelException(SourceFile.tooLarge(source.file()));
        }
        Problems problems = new Problems();
        Yaml tree = YamlReader.read(source, problems);
        for (Setting setting : settings) {
            tree = YamlEdit.set(tree, setting.path(), setting.value(), setting.place(), problems);
        }
        HiddenText.hide(tree, source);
        Reading reading = new Reading(problems);
        ServerShape.Contents contents = reading.root(FORMAT, tree);
        ServerRules.check(reading);
        problems.throwIfAny(source);
        if (contents == null) {
            throw new IllegalStateException("A model without problems must have been read.");
        }
        return new ServerModel(
                contents.name(),
                contents.lightsail(),
                contents.ssh(),
                contents.system(),
                contents.docker(),
                contents.drift(),
                contents.apps(),
                Positions.of(reading.places()),
                source.file(),
                source);
    }

    /** Every key with its shape, default and explanation, for documents that are made from it. */
    public static ObjectShape<?> format() {
        return FORMAT;
    }

    /** The JSON Schema of the file, draft 2020-12, as a tree. */
    public static Map<String, Object> schema() {
        return JsonSchema.of(
                FORMAT,
                "https://fairlead.dev/schema/v1/server.json",
                "Fairlead model",
                "One server: its Lightsail instance, system, Docker, apps, nginx, TLS, secrets and jobs.");
    }
}
