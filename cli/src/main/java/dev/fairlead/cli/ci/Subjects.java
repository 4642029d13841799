package dev.fairlead.cli.ci;

import dev.fairlead.cli.box.FetchedValues;
import dev.fairlead.core.model.AppModel;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.host.registry.ImageName;
import dev.fairlead.templates.Workflows;
import java.util.LinkedHashSet;
import java.util.List;

/** What a model says to a CI server. */
final class Subjects {
    private static final String USUAL_REGISTRY = "docker.io";

    private Subjects() {}

    /** @param file the model's, from the root of the repository */
    static Workflows.Subject of(ServerModel model, AppModel app, String file) {
        var variables = new LinkedHashSet<String>();
        boolean isOnLightsail = model.lightsail() != null;
        boolean needsParameters = !FetchedValues.parameters(model).isEmpty();
        if (isOnLightsail || needsParameters) {
            variables.addAll(List.of("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"));
        }
        if (!isOnLightsail && needsParameters) {
            variables.add("AWS_REGION");
        }
        variables.addAll(FetchedValues.variables(model));
        String image = app.app().image();
        return new Workflows.Subject(
                model.name(),
                app.name(),
                file,
                image,
                registry(image),
                app.at("app.tag"),
                variables,
                model.ssh().hostKeys().isEmpty() && !isOnLightsail);
    }

    private static String registry(String image) {
        ImageName name = ImageName.parse(image);
        return name.isOnHub() ? USUAL_REGISTRY : name.registry();
    }
}
