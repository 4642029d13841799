package dev.fairlead.story;

import dev.fairlead.lab.lightsail.FakeLightsail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.lightsail.model.InstanceSnapshot;

/** A Lightsail that only writes down what it is told, for a box of the lab that a model says is its own. */
final class PaperCloud implements AutoCloseable {
    private static final String NAME = "visa-bulletin";
    private static final String SECTION = """
            lightsail:
              region: us-east-1
              availabilityZone: us-east-1a
              blueprint: debian_12
              bundle: nano_3_0

            """;

    private final FakeLightsail fake;
    private final LightsailClient hand;

    PaperCloud() throws IOException {
        fake = FakeLightsail.start(FakeLightsail.Settings.onPaper(Stage.directory()));
        hand = LightsailClient.builder()
                .endpointOverride(fake.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(FakeLightsail.ACCESS_KEY, FakeLightsail.SECRET_KEY)))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        hand.createInstances(request -> request.instanceNames(NAME)
                .availabilityZone("us-east-1a")
                .blueprintId("debian_12")
                .bundleId("nano_3_0"));
    }

    /** The next phase of a migration, of a model that says that the box is an instance. */
    Run next(Actor actor) throws IOException {
        Path model = actor.model().resolveSibling("in-the-cloud.yaml");
        Files.writeString(model, actor.modelText().replace("ssh:\n", SECTION + "ssh:\n"));
        return actor.tool()
                .about(model)
                .with("FAIRLEAD_LIGHTSAIL_ENDPOINT", fake.endpoint().toString())
                .with("AWS_ACCESS_KEY_ID", FakeLightsail.ACCESS_KEY)
                .with("AWS_SECRET_ACCESS_KEY", FakeLightsail.SECRET_KEY)
                .run("migrate", "next", "--yes");
    }

    List<String> snapshots() {
        return hand.getInstanceSnapshots().instanceSnapshots().stream()
                .map(InstanceSnapshot::name)
                .toList();
    }

    @Override
    public void close() {
        hand.close();
        fake.close();
    }
}
