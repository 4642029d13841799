package dev.fairlead.lightsail.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fairlead.lightsail.Rig;
import dev.fairlead.lightsail.Shop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that nobody here wrote: Debian's `awscli`, where it is installed. */
class AwsCommandLineTest {
    private static final Path AWS = Path.of("/usr/bin/aws");

    @TempDir
    Path directory;

    @Test
    void the_aws_command_line_makes_and_unmakes_a_server() throws Exception {
        assumeTrue(Files.isExecutable(AWS), "The AWS command line is not installed.");
        try (var rig = Rig.in(directory)) {
            aws(rig, "import-key-pair", "--key-pair-name", "shop-key", "--public-key-base64", Shop.KEY);
            String made = "--instance-names shop --availability-zone eu-central-1a --blueprint-id debian_12"
                    + " --bundle-id nano_3_0 --key-pair-name shop-key --tags key=project,value=shop";
            assertThat(aws(rig, "create-instances", made.split(" "))).contains("Succeeded");
            aws(rig, "allocate-static-ip", "--static-ip-name", "shop-ip");
            aws(rig, "attach-static-ip", "--static-ip-name", "shop-ip", "--instance-name", "shop");
            aws(
                    rig,
                    "put-instance-public-ports",
                    "--instance-name",
                    "shop",
                    "--port-infos",
                    "fromPort=443,toPort=443,protocol=tcp");
            assertThat(aws(
                            rig,
                            "get-instances",
                            "--query",
                            "instances[].[publicIpAddress,networking.ports[].fromPort]"))
                    .contains("198.51.100.1", "443");
            assertThat(aws(rig, "get-instance-access-details", "--instance-name", "shop"))
                    .contains("ssh-ed25519-cert-v01@openssh.com");
            assertThat(aws(rig, "get-instance", "--instance-name", "gone")).contains("NotFoundException");
            aws(rig, "release-static-ip", "--static-ip-name", "shop-ip");
            aws(rig, "delete-instance", "--instance-name", "shop");
            assertThat(rig.account().instances()).isEmpty();
            assertThat(rig.account().staticIps().get("shop-ip").attachedTo()).isNull();
        }
    }

    private String aws(Rig rig, String operation, String... arguments) throws IOException, InterruptedException {
        var argv = new ArrayList<>(List.of(AWS.toString(), "lightsail", operation));
        argv.addAll(List.of("--endpoint-url", rig.fake().endpoint().toString(), "--region", Rig.REGION));
        argv.addAll(List.of("--output", "json"));
        argv.addAll(List.of(arguments));
        var builder = new ProcessBuilder(argv).redirectErrorStream(true);
        environment(builder);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    /** One process for all, since each start of the AWS command line takes a second. */
    @Test
    void the_aws_command_line_understands_every_operation() throws Exception {
        assumeTrue(Files.isExecutable(AWS), "The AWS command line is not installed.");
        List<String> commands = Files.readAllLines(Path.of("src/test/resources/aws-commands.txt")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        try (var rig = Rig.in(directory)) {
            var argv = List.of(
                    "python3", Path.of("src/test/resources/aws-commands.py").toString());
            var builder = new ProcessBuilder(argv);
            Path said = directory.resolve("said");
            builder.redirectErrorStream(true).redirectOutput(said.toFile());
            environment(builder);
            builder.environment().put("ENDPOINT", rig.fake().endpoint().toString());
            Process process = builder.start();
            try (var lines = process.outputWriter()) {
                lines.write(String.join("\n", commands).replace("KEY", Shop.KEY));
            }
            assertThat(process.waitFor()).as(Files.readString(said)).isZero();

            assertThat(new TreeSet<>(rig.fake().faults().calls()))
                    .isEqualTo(new TreeSet<>(rig.fake().operations()));
            assertThat(rig.account().instances()).isEmpty();
        }
    }

    private void environment(ProcessBuilder builder) {
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment().put("HOME", directory.toString());
        builder.environment().put("AWS_ACCESS_KEY_ID", FakeKeys.ACCESS);
        builder.environment().put("AWS_SECRET_ACCESS_KEY", FakeKeys.SECRET);
    }
}
