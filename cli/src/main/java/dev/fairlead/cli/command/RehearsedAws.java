package dev.fairlead.cli.command;

import dev.fairlead.cli.box.FetchedValues;
import dev.fairlead.core.model.Lightsail;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.lab.lightsail.FakeLightsail;
import dev.fairlead.lab.lightsail.machine.Machines;
import java.nio.file.Path;
import java.util.Map;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/** A stand-in for what a model asks of AWS, on this machine: of Lightsail, and of Systems Manager. */
final class RehearsedAws implements AutoCloseable {
    /** What each parameter of Systems Manager is here. */
    static final String VALUE = "rehearsal-stand-in";

    private static final String ANY_REGION = "us-east-1";

    private final SequencedSet<String> parameters;
    private final @Nullable FakeLightsail fake;

    private RehearsedAws(SequencedSet<String> parameters, @Nullable FakeLightsail fake) {
        this.parameters = parameters;
        this.fake = fake;
    }

    /** Listens only where the model asks AWS for something. */
    static RehearsedAws of(ServerModel model, Machines machines, Path scratch) {
        SequencedSet<String> parameters = FetchedValues.parameters(model);
        Lightsail lightsail = model.lightsail();
        if (lightsail == null && parameters.isEmpty()) {
            return new RehearsedAws(parameters, null);
        }
        var fake = FakeLightsail.start(FakeLightsail.Settings.onPaper(scratch).machines(machines));
        fake.parameters().answerAllWith(VALUE);
        if (lightsail != null) {
            lightsail.domains().keySet().forEach(fake::addZone);
        }
        return new RehearsedAws(parameters, fake);
    }

    /** The parameters that a stand-in is served for, by name or ARN. */
    SequencedSet<String> parameters() {
        return parameters;
    }

    /** What leads whoever asks AWS here. */
    Map<String, String> variables() {
        if (fake == null) {
            return Map.of();
        }
        String here = fake.endpoint().toString();
        return Map.of(
                "FAIRLEAD_LIGHTSAIL_ENDPOINT",
                here,
                "AWS_ENDPOINT_URL_SSM",
                here,
                "AWS_REGION",
                ANY_REGION,
                "AWS_ACCESS_KEY_ID",
                FakeLightsail.ACCESS_KEY,
                "AWS_SECRET_ACCESS_KEY",
                FakeLightsail.SECRET_KEY);
    }

    @Override
    public void close() {
        if (fake != null) {
            fake.close();
        }
    }
}
