package dev.fairlead.core.model.reader;

import dev.fairlead.core.diagnostic.InvalidModelException;
import dev.fairlead.core.diagnostic.SourceText;
import dev.fairlead.core.model.ServerModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Models for tests. */
final class TestModels {
    static final String REFERENCE = resource("/visa-bulletin.yaml");

    private TestModels() {}

    static String resource(String name) {
        try (InputStream in = TestModels.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("There is no resource " + name + ".");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ServerModel read(String yaml, String... settings) {
        List<Setting> parsed = new ArrayList<>();
        for (String setting : settings) {
            parsed.add(Setting.parse(setting));
        }
        return ModelReader.read(new SourceText("fairlead.yaml", yaml), parsed);
    }

    /** The errors as a person reads them; empty when the model is valid. */
    static String errors(String yaml, String... settings) {
        try {
            read(yaml, settings);
            return "";
        } catch (InvalidModelException e) {
            return e.text();
        }
    }

    /** A small model without Lightsail, with more lines at its end. */
    static String small(String... lines) {
        return """
                name: shop
                ssh: {address: 203.0.113.7}
                """ + String.join("\n", lines) + "\n";
    }

    static String app(String... lines) {
        return small("""
                app:
                  directory: /opt/shop
                  image: example/shop
                  containerPort: 80
                  ports: {blue: 8000, green: 8001}""", String.join("\n", lines));
    }

    /** A small model of an instance, with further keys of {@code lightsail}. */
    static String lightsail(String ssh, String keys) {
        return """
                name: shop
                ssh: %s
                lightsail: {region: us-east-1, availabilityZone: us-east-1a, blueprint: debian_12, bundle: nano_3_0, %s}
                """.formatted(ssh, keys);
    }
}
