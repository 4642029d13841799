package dev.fairlead.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.lab.lightsail.FakeLightsail;
import dev.fairlead.lab.lightsail.account.Pace;
import dev.fairlead.lab.lightsail.machine.LabMachines;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.lightsail.model.PortInfo;

/** From no box at all to a serving site in one apply, and on through what people do to it behind its back. */
class LightsailStory {
    private static final String NAME = "visa-bulletin";
    private static final String BY_HAND = "by-hand";

    @TempDir
    Path directory;

    @SuppressWarnings("NullAway.Init")
    private LabMachines machines;

    @SuppressWarnings("NullAway.Init")
    private FakeLightsail fake;

    @SuppressWarnings("NullAway.Init")
    private Tool tool;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        machines = new LabMachines(Stage.lab());
        fake = FakeLightsail.start(FakeLightsail.Settings.onPaper(directory)
                .pace(Pace.AT_ONCE.operations(Duration.ofMillis(300)).knowsHostKeysAfter(Duration.ofSeconds(1)))
                .machines(machines));
        Path key = directory.resolve("id");
        new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString())
                .inheritIO()
                .start()
                .waitFor();
        tool = new Tool(Stage.model(key))
                .with("FAIRLEAD_LIGHTSAIL_ENDPOINT", fake.endpoint().toString())
                .with("AWS_ACCESS_KEY_ID", FakeLightsail.ACCESS_KEY)
                .with("AWS_SECRET_ACCESS_KEY", FakeLightsail.SECRET_KEY);
    }

    @AfterEach
    void close() {
        Stage.lab().box(NAME).ifPresent(box -> box.remove());
        Stage.lab().box(BY_HAND).ifPresent(box -> box.remove());
        fake.close();
        machines.close();
    }

    @Test
    void an_empty_account_a_serving_site_drift_peace_and_an_empty_account_again() throws IOException {
        tool.run("status").exits(4).says("There is no instance `" + NAME + "` yet.");
        tool.run("plan", "--exit-code")
                .exits(3)
                .says("+ lightsail/instance:visa-bulletin")
                .says("things on the host  There is no instance yet.")
                .says("Cost: 0.00 -> 5.00 USD a month.");

        tool.run("apply", "--yes")
                .exits(0)
                .says("wait for the end of the first boot")
                .says("Done: ");
        String address = Stage.lab().address(200);
        assertThat(page(address)).startsWith("HTTP/1.1 200");
        assertThat(answers(address, 443)).isEqualTo("refused");
        assertThat(answers(address, 8443)).isEqualTo("silence");

        tool.run("apply", "--yes").exits(0).says("In sync: ").says("Cost: 5.00 USD a month.");
        fake.faults().forgetCalls();
        tool.run("plan", "--exit-code").exits(0);
        assertThat(fake.faults().calls())
                .containsExactlyInAnyOrder(
                        "GetInstances", "GetKeyPairs", "GetStaticIps", "GetBundles", "GetInstanceAccessDetails");

        tool.run("status")
                .exits(0)
                .says("instance     running  nano_3_0 in us-east-1a  5.00 USD a month")
                .says("in sync: ");
        lentKeyOpensTheBox();
        theBoxKeepsItsModel();
        changeThingsBehindItsBack();
        tool.run("drift")
                .exits(3)
                .says("~ lightsail/instance:visa-bulletin")
                .says("~ lightsail/ports:visa-bulletin")
                .says("~ lightsail/static-ip:visa-bulletin-ip")
                .says("~ lightsail/tags:visa-bulletin")
                .says("The instance does not run.");
        tool.run("status").exits(4).says("instance     stop");
        tool.run("apply", "--yes").exits(0);
        tool.run("drift").exits(0).says("No drift");
        assertThat(page(address)).startsWith("HTTP/1.1 200");
        assertThat(answers(address, 8443)).isEqualTo("silence");

        tool.run("destroy", "--yes").exits(0).says("- lightsail/instance:visa-bulletin");
        assertThat(Stage.lab().box(NAME)).isEmpty();
        tool.run("destroy").exits(0).says("There is nothing to destroy.");
    }

    /** A box of the lab begins fresh where the real one has its disk from the snapshot, so all that serves is made again. */
    @Test
    void another_bundle_is_another_box_that_serves_at_the_same_address() throws IOException {
        tool.run("apply", "--yes").exits(0);
        String address = Stage.lab().address(200);
        List<String> keysOfTheOldBox = Stage.lab().box(NAME).orElseThrow().hostKeys();
        Files.writeString(
                tool.model(), Files.readString(tool.model()).replace("bundle: nano_3_0", "bundle: micro_3_0"));

        tool.run("plan", "--exit-code")
                .exits(3)
                .says("-/+ lightsail/instance:visa-bulletin")
                .says("~ lightsail/ports:visa-bulletin")
                .says("~ lightsail/static-ip:visa-bulletin-ip")
                .says("The instance `visa-bulletin` is made anew. Its disk goes along in the snapshot `" + NAME
                        + "-before-")
                .says("its daily snapshots are lost")
                .says("does not serve until the new one has booted: some minutes")
                .says("Cost: 5.00 -> 7.00 USD a month.");
        assertThat(page(address)).as("a plan stops nothing").startsWith("HTTP/1.1 200");

        tool.run("apply", "--yes")
                .exits(0)
                .says("take the snapshot visa-bulletin-before-")
                .says("create the instance visa-bulletin from the snapshot ")
                .says("attach the static IP visa-bulletin-ip to visa-bulletin");

        assertThat(page(address)).startsWith("HTTP/1.1 200");
        assertThat(answers(address, 443)).isEqualTo("refused");
        assertThat(answers(address, 8443)).isEqualTo("silence");
        assertThat(Stage.lab().box(NAME).orElseThrow().hostKeys()).doesNotContainAnyElementsOf(keysOfTheOldBox);
        onlyTheNewOneIsThereAndTheOldOnesSnapshot();
        tool.run("apply", "--yes").exits(0).says("In sync: ").says("Cost: 7.00 USD a month.");
        tool.run("destroy", "--yes", "--no-snapshot").exits(0);
    }

    private void onlyTheNewOneIsThereAndTheOldOnesSnapshot() {
        try (LightsailClient hand = hand()) {
            assertThat(hand.getInstances().instances())
                    .extracting(instance -> instance.name() + " " + instance.bundleId() + " " + instance.isStaticIp())
                    .containsExactly(NAME + " micro_3_0 true");
            assertThat(hand.getStaticIps().staticIps())
                    .extracting(ip -> ip.ipAddress() + " " + ip.attachedTo())
                    .containsExactly(Stage.lab().address(200) + " " + NAME);
            assertThat(hand.getInstanceSnapshots().instanceSnapshots())
                    .singleElement()
                    .satisfies(snapshot -> {
                        assertThat(snapshot.name()).startsWith(NAME + "-before-");
                        assertThat(snapshot.fromBundleId()).isEqualTo("nano_3_0");
                        assertThat(snapshot.stateAsString()).isEqualTo("available");
                    });
        }
    }

    /** In a lab of its own, and with nothing that this test has set up. */
    @Test
    void a_rehearsal_plays_it_all_without_an_account() {
        new Tool(directory.resolve("no-model.yaml"))
                .run("rehearse", "--sample")
                .exits(0)
                .says("a file changed by hand is seen")
                .says("deploy v1.0.6")
                .says("came up, stayed and was mended as the model says.")
                .says("Not rehearsed: the names in real DNS");
    }

    /** Whoever has lost the file has it again, and it leaves nothing to do. */
    private void theBoxKeepsItsModel() throws IOException {
        Path again = directory.resolve("again.yaml");
        tool.run("import", NAME, "--region", "us-east-1", "--out", again.toString())
                .exits(0)
                .says("In sync: ");
        assertThat(again).hasSameBinaryContentAs(tool.model());
        assertThat(Stage.lab()
                        .box(NAME)
                        .orElseThrow()
                        .sh("stat -c '%a %U' /var/lib/fairlead/model.yaml")
                        .text())
                .isEqualTo("600 root");
    }

    /** What is made by other means is taken over without being changed, but for the mark that it is. */
    @Test
    void a_server_that_somebody_made_by_hand_is_taken_over() throws IOException {
        try (LightsailClient hand = hand()) {
            hand.createInstances(request -> request.instanceNames(BY_HAND)
                    .availabilityZone("us-east-1b")
                    .blueprintId("debian_12")
                    .bundleId("micro_3_0"));
            while (hand.getInstanceAccessDetails(request -> request.instanceName(BY_HAND))
                    .accessDetails()
                    .hostKeys()
                    .isEmpty()) {
                pause();
            }
        }
        Path model = directory.resolve("by-hand.yaml");
        tool.run("import", BY_HAND, "--region", "us-east-1", "--out", model.toString())
                .exits(0)
                .says("~ lightsail/tags:by-hand")
                .says("0 to create, 1 to update");
        assertThat(model).content().contains("bundle: micro_3_0").contains("timezone: ");

        Tool other = tool.about(model);
        other.run("apply", "--yes").exits(0);
        other.run("plan", "--exit-code").exits(0);
        other.run("import", BY_HAND, "--region", "us-east-1", "--out", "-")
                .exits(0)
                .says(Files.readString(model));
        other.run("destroy", "--yes", "--no-snapshot").exits(0);
    }

    /** Who has no key of his own comes in by the one that Lightsail lends for some minutes. */
    private void lentKeyOpensTheBox() {
        tool.run("--set", "ssh.identityFile=" + directory.resolve("no-such-key"), "plan", "--exit-code")
                .exits(0);
    }

    private LightsailClient hand() {
        return LightsailClient.builder()
                .endpointOverride(fake.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(FakeLightsail.ACCESS_KEY, FakeLightsail.SECRET_KEY)))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    private void changeThingsBehindItsBack() {
        try (LightsailClient hand = hand()) {
            hand.putInstancePublicPorts(request -> request.instanceName(NAME)
                    .portInfos(PortInfo.builder()
                            .protocol("tcp")
                            .fromPort(8443)
                            .toPort(8443)
                            .build()));
            pause();
            hand.detachStaticIp(request -> request.staticIpName(NAME + "-ip"));
            pause();
            hand.untagResource(request -> request.resourceName(NAME).tagKeys("project"));
            pause();
            hand.stopInstance(request -> request.instanceName(NAME));
        }
        pause();
    }

    /** Changes to one instance wait for each other. */
    private static void pause() {
        try {
            Thread.sleep(Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String page(String address) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, 80), 2000);
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: visa-bulletin.us\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** A port that is filtered says nothing at all; one that is let through and has no program behind it refuses. */
    private static String answers(String address, int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 1000);
            return "open";
        } catch (SocketTimeoutException e) {
            return "silence";
        } catch (IOException e) {
            return "refused";
        }
    }
}
