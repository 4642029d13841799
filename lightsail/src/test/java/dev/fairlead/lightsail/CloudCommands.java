package dev.fairlead.lightsail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.apply.StepListener;
import dev.fairlead.core.apply.StepOutcome;
import dev.fairlead.core.diagnostic.SourceText;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.model.reader.ModelReader;
import dev.fairlead.lab.lightsail.FakeLightsail;
import dev.fairlead.lightsail.session.Cloud;
import dev.fairlead.lightsail.session.CloudSight;
import dev.fairlead.lightsail.session.FinalSnapshot;
import dev.fairlead.lightsail.session.LiveCloud;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lightsail.LightsailClient;

/** Commands, each with a look of its own, on an account that has a DNS zone which others use too. */
abstract class CloudCommands {
    static final String MODEL = Shop.text("""
        staticIp: shop-ip
        firewall: [{port: 22}]
        disks: {data: {sizeInGb: 16}, logs: {sizeInGb: 8, path: /dev/xvdg}}
        alarms:
          busy: {metricName: CPUUtilization, threshold: 90, evaluationPeriods: 2, contactProtocols: [SMS, Email]}
        domains:
          example.com:
            - {name: example.com}
            - {name: "*.example.com", type: CNAME, target: example.com.}
            - {name: example.com, type: TXT, target: v=spf1 -all}
        """);

    @TempDir
    Path directory;

    @SuppressWarnings("NullAway.Init")
    Rig rig;

    @SuppressWarnings("NullAway.Init")
    LightsailClient hand;

    @SuppressWarnings("NullAway.Init")
    LightsailClient dns;

    /** What stands in the file of the key pair, for a model that has one. */
    @Nullable
    String publicKey = Shop.KEY;

    private int clouds;

    @BeforeEach
    void start() {
        rig = Rig.in(directory);
        hand = rig.sdk();
        dns = rig.sdk("us-east-1", FakeLightsail.ACCESS_KEY, FakeLightsail.SECRET_KEY);
        dns.createDomain(request -> request.domainName("example.com"));
        dns.createDomainEntry(request -> request.domainName("example.com")
                .domainEntry(entry -> entry.name("example.com").type("TXT").target("\"other\"")));
        dns.createDomainEntry(request -> request.domainName("example.com")
                .domainEntry(entry -> entry.name("example.com").type("MX").target("10 mail.example.com")));
    }

    @AfterEach
    void close() {
        dns.close();
        hand.close();
        rig.close();
    }

    /** As a command of its own would. */
    Cloud cloud(String text) {
        ServerModel model = ModelReader.read(new SourceText("fairlead.yaml", text), List.of());
        Instant now = Instant.parse("2026-01-02T03:04:05Z").plusSeconds(clouds++);
        return LiveCloud.open(model, rig.environment(), rig.patience(), publicKey, now);
    }

    List<String> apply(String text) throws InterruptedException {
        try (Cloud cloud = cloud(text)) {
            CloudSight sight = cloud.look(line -> {});
            assertThat(cloud.perform(sight.plan(), StepListener.SILENT, () -> false)
                            .values())
                    .allSatisfy(end -> assertThat(end).isInstanceOf(StepOutcome.Succeeded.class));
            assertThat(changes(cloud.look(line -> {}))).isEmpty();
            return changes(sight);
        }
    }

    CloudSight look(String text) {
        try (Cloud cloud = cloud(text)) {
            return cloud.look(line -> {});
        }
    }

    static List<String> changes(CloudSight sight) {
        return sight.plan().changes().stream()
                .map(change -> change.action() + " " + change.address() + " " + change.cause())
                .toList();
    }

    List<String> entries() {
        return rig.account().further().zones().getOrDefault("example.com", List.of()).stream()
                .map(entry -> entry.name() + " " + entry.type() + " " + entry.target())
                .toList();
    }

    static void destroy(Cloud cloud, FinalSnapshot snapshot) throws InterruptedException {
        CloudSight end = cloud.lookForDestruction(snapshot, line -> {});
        assertThat(cloud.perform(end.plan(), StepListener.SILENT, () -> false).values())
                .allSatisfy(ended -> assertThat(ended).isInstanceOf(StepOutcome.Succeeded.class));
        assertThat(cloud.lookForDestruction(snapshot, line -> {}).plan().isEmpty())
                .isTrue();
    }
}
