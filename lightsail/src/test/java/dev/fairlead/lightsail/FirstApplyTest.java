package dev.fairlead.lightsail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.apply.StepListener;
import dev.fairlead.core.apply.StepOutcome;
import dev.fairlead.core.diagnostic.SourceText;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.model.reader.ModelReader;
import dev.fairlead.lab.lightsail.account.Pace;
import dev.fairlead.lightsail.session.Cloud;
import dev.fairlead.lightsail.session.LiveCloud;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a first apply waits of its own, on a clock that moves only while somebody waits. */
class FirstApplyTest {
    private static final Duration OPERATION = Duration.ofMillis(2130);
    private static final Duration BOOT = Duration.ofMillis(20_700);
    private static final String MODEL = Shop.text("""
        keyPair: {name: shop-key, publicKeyFile: id.pub}
        staticIp: shop-ip
        firewall: [{port: 22}, {port: 443}]
        """);

    @TempDir
    Path directory;

    /** Each change waits for the one before, so their times add up. */
    @Test
    void it_waits_at_most_a_second_beyond_what_the_service_takes() throws InterruptedException {
        ServerModel model = ModelReader.read(new SourceText("fairlead.yaml", MODEL), List.of());
        try (var rig = Rig.in(directory, Pace.AT_ONCE.operations(OPERATION).boots(BOOT));
                Cloud cloud = LiveCloud.open(
                        model, rig.environment(), rig.patience(), Shop.KEY, Instant.parse("2026-01-02T03:04:05Z"))) {
            assertThat(cloud.perform(cloud.look(line -> {}).plan(), StepListener.SILENT, () -> false)
                            .values())
                    .allSatisfy(end -> assertThat(end).isInstanceOf(StepOutcome.Succeeded.class));

            long operations = rig.fake().faults().calls().stream()
                    .filter(call -> !call.startsWith("Get"))
                    .count();
            Duration ofService = OPERATION.multipliedBy(operations).plus(BOOT);
            assertThat(operations).isEqualTo(7);
            assertThat(rig.passed().minus(ofService)).isBetween(Duration.ZERO, Duration.ofSeconds(1));
        }
    }
}
