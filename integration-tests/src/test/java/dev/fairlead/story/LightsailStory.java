package dev.fairlead.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.core.apply.Reconciler;
import dev.fairlead.core.apply.StepListener;
import dev.fairlead.core.apply.StepOutcome;
import dev.fairlead.core.model.Lightsail;
import dev.fairlead.core.model.Lightsail.FirewallRule;
import dev.fairlead.core.model.Lightsail.Protocol;
import dev.fairlead.core.plan.Manifest;
import dev.fairlead.core.plan.Plan;
import dev.fairlead.core.plan.Planner;
import dev.fairlead.core.resource.Resource;
import dev.fairlead.lab.lightsail.FakeLightsail;
import dev.fairlead.lab.lightsail.account.Pace;
import dev.fairlead.lab.lightsail.machine.LabMachines;
import dev.fairlead.lightsail.account.Access;
import dev.fairlead.lightsail.api.LightsailApi;
import dev.fairlead.lightsail.api.Patience;
import dev.fairlead.lightsail.expansion.LightsailExpansion;
import dev.fairlead.lightsail.expansion.Placement;
import dev.fairlead.lightsail.session.LightsailPerformer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From an empty account to a real box that lets in whom it should, known by its keys from the first connect on. */
class LightsailStory {
    private static final List<String> EVERYWHERE = List.of("0.0.0.0/0", "::/0");

    @TempDir
    Path directory;

    @Test
    void an_empty_account_a_box_that_answers_and_an_empty_account_again() throws Exception {
        System.setProperty("aws.accessKeyId", FakeLightsail.ACCESS_KEY);
        System.setProperty("aws.secretAccessKey", FakeLightsail.SECRET_KEY);
        Pace pace = Pace.AT_ONCE.operations(Duration.ofMillis(300));
        try (var machines = new LabMachines(Stage.lab());
                var fake = FakeLightsail.start(
                        FakeLightsail.Settings.onPaper(directory).pace(pace).machines(machines));
                var api = LightsailApi.open(
                        "eu-central-1",
                        Map.of("FAIRLEAD_LIGHTSAIL_ENDPOINT", fake.endpoint().toString()),
                        Patience.usual())) {
            List<Resource<?>> wanted = expansion(443).resources();
            apply(api, wanted);
            assertThat(plan(api, wanted).changes()).isEmpty();

            Access access = api.access("ls-shop", Duration.ofSeconds(30), line -> {});
            assertThat(access.address()).isEqualTo(Stage.lab().address(200));
            assertThat(ssh(access, "sudo -n id -un; hostname"))
                    .startsWith("root")
                    .contains("ls-shop");
            assertThat(isOpen(access.address(), 22)).isTrue();
            assertThat(answers(access.address(), 443)).isEqualTo("refused");
            assertThat(answers(access.address(), 8443)).isEqualTo("silence");

            List<Resource<?>> other = expansion(8443).resources();
            assertThat(plan(api, other).changes()).hasSize(1);
            apply(api, other);
            assertThat(answers(access.address(), 443)).isEqualTo("silence");
            assertThat(answers(access.address(), 8443)).isEqualTo("refused");

            apply(api, expansion(443).destruction());
            assertThat(Stage.lab().box("ls-shop")).isEmpty();
            assertThat(api.account(line -> {}).instances()).isEmpty();
        }
    }

    private static LightsailExpansion expansion(int port) {
        var model = new Lightsail(
                "eu-central-1",
                "eu-central-1a",
                "debian_12",
                "nano_3_0",
                null,
                "ls-ip",
                List.of(
                        new FirewallRule(22, 22, Protocol.TCP, EVERYWHERE),
                        new FirewallRule(port, port, Protocol.TCP, EVERYWHERE)),
                "06:00",
                Map.of());
        return new LightsailExpansion("ls-shop", model, null, null);
    }

    private static Plan plan(LightsailApi api, List<Resource<?>> resources) {
        var observations = Placement.observations(api.account(line -> {}), resources);
        return Planner.plan("ls-shop", resources, observations, Manifest.EMPTY, List.of());
    }

    private static void apply(LightsailApi api, List<Resource<?>> resources) throws InterruptedException {
        assertThat(Reconciler.perform(
                                plan(api, resources), new LightsailPerformer(api), StepListener.SILENT, () -> false)
                        .values())
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(StepOutcome.Succeeded.class));
    }

    private String ssh(Access access, String command) throws IOException, InterruptedException {
        Path key = directory.resolve("key");
        Files.writeString(key, access.privateKey());
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(directory.resolve("key-cert.pub"), access.certificate() + "\n");
        Path known = directory.resolve("known_hosts");
        Files.write(
                known,
                access.hostKeys().stream()
                        .map(line -> access.address() + " " + line)
                        .toList());
        Process process = new ProcessBuilder(
                        "ssh",
                        "-F",
                        "none",
                        "-i",
                        key.toString(),
                        "-o",
                        "IdentitiesOnly=yes",
                        "-o",
                        "BatchMode=yes",
                        "-o",
                        "StrictHostKeyChecking=yes",
                        "-o",
                        "UserKnownHostsFile=" + known,
                        access.user() + "@" + access.address(),
                        command)
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    private static boolean isOpen(String address, int port) {
        return answers(address, port).equals("open");
    }

    /** A port that is filtered says nothing at all; one that is let through and has no program behind it refuses. */
    private static String answers(String address, int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 1000);
            return "open";
        } catch (java.net.SocketTimeoutException e) {
            return "silence";
        } catch (IOException e) {
            return "refused";
        }
    }
}
