package dev.fairlead.host.expansion;

import dev.fairlead.core.diagnostic.SourceText;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.model.reader.ModelReader;
import java.util.List;

/** The least that a model with an app says. */
public final class SmallModel {
    private static final String TEXT = """
            name: shop
            ssh: {address: 203.0.113.7}
            app:
              directory: /opt/shop
              image: example/shop
              containerPort: 80
              ports: {blue: 8000, green: 8001}
            """;

    private SmallModel() {}

    /** @param lines of YAML behind it: with an indent of two, more of the app; without, more sections */
    public static ServerModel with(String... lines) {
        return ModelReader.read(new SourceText("shop.yaml", TEXT + String.join("\n", lines) + "\n"), List.of());
    }
}
