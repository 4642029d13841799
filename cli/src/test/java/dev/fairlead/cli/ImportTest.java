package dev.fairlead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.cli.box.CloudOfModel;
import dev.fairlead.cli.process.Environment;
import dev.fairlead.cli.process.Person;
import dev.fairlead.cli.view.Golden;
import dev.fairlead.host.ssh.HostException;
import dev.fairlead.lab.lightsail.FakeLightsail;
import dev.fairlead.lightsail.account.PortRule;
import dev.fairlead.lightsail.api.LightsailApi;
import dev.fairlead.lightsail.api.Patience;
import dev.fairlead.lightsail.call.LightsailCall;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model is written from an instance, and what it leaves out is said. */
class ImportTest {
    private static final String MODEL = Shop.text("""
        ipAddressType: ipv4
        keyPair: {name: shop-key, publicKeyFile: id.pub}
        staticIp: shop-ip
        firewall: [{port: 22, cidrs: [192.0.2.0/24]}, {ports: 8000-8010, protocol: udp}, {protocol: icmp}]
        automaticSnapshots: "06:00"
        metadataOptions: {httpTokens: required, httpPutResponseHopLimit: 2}
        disks: {shop-data: {sizeInGb: 16, path: /dev/xvdg}}
        domains: {example.com: [{name: example.com}, {name: "*.example.com"}]}
        alarms:
          busy: {metricName: CPUUtilization, threshold: 90, evaluationPeriods: 3, contactProtocols: [Email]}
        tags: {project: "on"}
        """);

    @TempDir
    Path directory;

    @SuppressWarnings("NullAway.Init")
    private FakeLightsail fake;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> variables = new HashMap<>();

    @BeforeEach
    void start() throws IOException {
        fake = FakeLightsail.start(FakeLightsail.Settings.onPaper(directory));
        fake.addZone("example.com");
        variables.put("FAIRLEAD_LIGHTSAIL_ENDPOINT", fake.endpoint().toString());
        variables.put("AWS_ACCESS_KEY_ID", FakeLightsail.ACCESS_KEY);
        variables.put("AWS_SECRET_ACCESS_KEY", FakeLightsail.SECRET_KEY);
        variables.put("AWS_REGION", "eu-central-1");
        Files.writeString(directory.resolve("made.yaml"), MODEL);
        Files.writeString(
                directory.resolve("id.pub"),
                "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEYFyUpCHLPTm9qpvCVFFGGHMeVzvRNT4yDCLt8pAEgT shop\n");
    }

    @AfterEach
    void close() {
        fake.close();
    }

    private int run(String... arguments) {
        var environment = new Environment(
                variables, directory, directory, "somebody", "somewhere", false, false, new Person.Nobody());
        out.reset();
        err.reset();
        return new Fairlead(
                        environment,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        () -> 0,
                        (model, here, log) -> {
                            throw new HostException(
                                    HostException.Reason.UNREACHABLE, "`shop` does not answer.", null, null);
                        },
                        CloudOfModel::open)
                .run(List.of(arguments));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private String file(String name) {
        return directory.resolve(name).toString();
    }

    private void makeByHand(String name) {
        try (LightsailApi api = LightsailApi.open("eu-central-1", variables, Patience.usual())) {
            var machine = new LightsailCall.Machine(
                    name, "eu-central-1b", "micro_3_0", null, "dualstack", Map.of("note", "by hand"));
            api.perform(new LightsailCall.CreateInstance(machine, "debian_12"), line -> {});
            var everywhere = new TreeSet<>(List.of("0.0.0.0/0", "::/0"));
            api.perform(
                    new LightsailCall.PutPorts(
                            name,
                            List.of(new PortRule("tcp", 80, 80, everywhere), new PortRule("icmp", 8, -1, everywhere))),
                    line -> {});
        }
    }

    @Test
    void the_model_of_a_server_that_fairlead_made_leaves_nothing_to_do() throws IOException {
        assertThat(run("apply", "--yes", "--cloud-only", "-f", file("made.yaml")))
                .isZero();

        assertThat(run("import", "shop", "--cloud-only", "-f", file("fairlead.yaml")))
                .isZero();

        Golden.check("import-own", Files.readString(directory.resolve("fairlead.yaml")));
        assertThat(err()).contains("Wrote ").contains("In sync: 11 things are as the model says.");
        assertThat(run("plan", "--cloud-only", "--exit-code", "-f", file("fairlead.yaml")))
                .isZero();
    }

    @Test
    void one_that_somebody_made_by_hand_gives_a_model_and_the_reasons_why_it_is_not_all_said() {
        makeByHand("shop");

        assertThat(run("import", "shop", "--cloud-only", "--out", "-")).isZero();

        Golden.check("import-by-hand", out());
        assertThat(err())
                .contains("The model and what is there still differ.")
                .contains("~ lightsail/ports:shop")
                .contains("~ lightsail/tags:shop")
                .contains("bears no mark of Fairlead");
    }

    @Test
    void a_file_that_is_there_is_left_as_it_is() throws IOException {
        makeByHand("shop");

        assertThat(run("import", "shop", "--cloud-only", "-f", file("made.yaml")))
                .isEqualTo(1);

        assertThat(err()).startsWith("error: The file ").contains("is there already.");
        assertThat(directory.resolve("made.yaml")).hasContent(MODEL);
    }

    @Test
    void what_cannot_be_taken_over_is_refused_with_the_way_out() {
        assertThat(run("import", "shop")).isEqualTo(1);
        assertThat(err())
                .contains("There is no instance `shop` in eu-central-1.")
                .contains("There is none at all.");

        makeByHand("shop");
        assertThat(run("import", "shpo")).isEqualTo(1);
        assertThat(err()).contains("Did you mean `shop`?");

        makeByHand("Debian-1");
        assertThat(run("import", "Debian-1")).isEqualTo(1);
        assertThat(err()).contains("The instance `Debian-1` cannot be kept under its name.");

        assertThat(run("import")).isEqualTo(2);
        assertThat(err()).contains("fix: fairlead import NAME");

        assertThat(run("import", "shop", "-f", file("fairlead.yaml"))).isEqualTo(4);
        assertThat(err()).contains("`shop` does not answer.").contains("--cloud-only");
        assertThat(directory.resolve("fairlead.yaml")).doesNotExist();

        variables.put("AWS_SECRET_ACCESS_KEY", "wrong");
        assertThat(run("import", "shop")).isEqualTo(4);
        assertThat(err()).contains("AWS does not accept the credentials.");
    }
}
