package dev.fairlead.cli.lab;

import dev.fairlead.cli.line.Refusal;
import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.IoReason;
import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.lab.Box;
import dev.fairlead.lab.Lab;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** The example model with the lab's box, registry and image in place of real ones. */
public final class LabModel {
    private static final String MARK = "# Written by `fairlead lab up`, which writes it anew each time.";
    private static final String EXAMPLE = "/dev/fairlead/cli/visa-bulletin.yaml";

    private LabModel() {}

    /** Refuses a file that someone else wrote. */
    public static void checkMayWrite(Path file) {
        try {
            if (Files.exists(file) && !Files.readString(file).startsWith(MARK)) {
                throw new Refusal(Diagnostic.of("The file " + Quoted.of(file.toString()) + " is not the lab's own.")
                        .why("it exists and `fairlead lab up` did not write it")
                        .fix("Name another one with `--model FILE`."));
            }
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    public static void write(Path file, Lab lab, Box box) {
        checkMayWrite(file);
        String ssh = """
                ssh:
                  address: %s
                  port: %d
                  user: %s
                  identityFile: %s
                  hostKeys:
                %s
                """.formatted(
                        box.address(),
                        box.sshPort(),
                        box.user(),
                        quoted(box.identityFile().toString()),
                        box.hostKeys().stream().map(key -> "    - " + key).collect(Collectors.joining("\n")));
        try {
            Files.writeString(file, text(ssh, lab.registry()));
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** Of a server that is yet to be made, and that Lightsail says how to reach. */
    public static void writeForCloud(Path file, Lab lab) {
        checkMayWrite(file);
        String example = example();
        String lightsail = example.substring(place(example, "\nlightsail:") + 1, place(example, "\nssh:") + 1);
        try {
            // Whoever tries this may have no key; Lightsail lends one.
            Files.writeString(file, text(lightsail.replaceFirst(" +keyPair:.*\n", ""), lab.registry()));
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /**
     * @param place the sections that say where the box is
     * @param registry address and port; it speaks plain HTTP and takes any login
     */
    public static String text(String place, String registry) {
        String example = example();
        String body = example.substring(example.indexOf("name:"));
        body = without(body, "lightsail:", "ssh:");
        body = without(body, "tls:", "jobs:");
        body = place + "\n" + without(body, "ssh:", "system:").replace("name: visa-bulletin\n", "");
        body = replaced(body, "  registries:\n", "  insecureRegistries: [\"" + registry + "\"]\n  registries:\n");
        body = replaced(
                body,
                "ghcr.io: {username: vyakunin, password: {env: GHCR_TOKEN}}",
                "\"" + registry + "\": {username: lab, password: {value: not-asked-for}}");
        body = replaced(body, "image: ghcr.io/vyakunin/", "image: " + registry + "/");
        return MARK
                + "\n# It is examples/visa-bulletin.yaml with the lab's own box, registry and image, by plain HTTP.\n"
                + "name: visa-bulletin\n\n" + body;
    }

    private static String example() {
        try (InputStream in = LabModel.class.getResourceAsStream(EXAMPLE)) {
            if (in == null) {
                throw new IllegalStateException("The example model is not in the jar.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String without(String text, String section, String next) {
        int from = place(text, "\n" + section) + 1;
        int to = place(text, "\n" + next) + 1;
        return text.substring(0, from) + text.substring(to);
    }

    private static String replaced(String text, String part, String by) {
        int at = place(text, part);
        return text.substring(0, at) + by + text.substring(at + part.length());
    }

    private static int place(String text, String part) {
        int at = text.indexOf(part);
        if (at < 0) {
            throw new IllegalStateException("The example model has no `" + part.strip() + "` any more.");
        }
        return at;
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static Refusal unwritable(Path file, IOException e) {
        return new Refusal(Diagnostic.of("The file " + Quoted.of(file.toString()) + " cannot be written.")
                .why(IoReason.of(e)));
    }
}
