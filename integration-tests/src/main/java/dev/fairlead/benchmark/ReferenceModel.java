package dev.fairlead.benchmark;

import dev.fairlead.lab.Box;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The example model, with a box of the lab and its registry in place of the real ones. */
final class ReferenceModel {
    private static final Path EXAMPLE = Path.of("examples/visa-bulletin.yaml");
    private static final Pattern SECTION = Pattern.compile("(?m)^(?=[a-z]+:)");

    /** What needs Lightsail, a public name, or an app that ran there before. */
    private static final List<String> LEFT_OUT = List.of("lightsail:", "ssh:", "tls:", "migration:");

    /** Of the server, and so of its instance. */
    static final String NAME = "visa-bulletin";

    private ReferenceModel() {}

    static String text(Box box, Route route, String registry) {
        return inside(registry) + ssh(box, route);
    }

    /** With the section lightsail; nobody has the other half of the key, so the way in is the one that Lightsail lends. */
    static String ofLightsail(String registry, Path publicKey) {
        return replaced(
                        SECTION.splitAsStream(example())
                                .filter(section -> section.startsWith("lightsail:"))
                                .collect(Collectors.joining()),
                        "publicKeyFile: ~/.ssh/id_ed25519.pub",
                        "publicKeyFile: \"" + publicKey + "\"")
                + inside(registry);
    }

    private static String inside(String registry) {
        String kept = SECTION.splitAsStream(example())
                .filter(section -> LEFT_OUT.stream().noneMatch(section::startsWith))
                .collect(Collectors.joining());
        return replaced(
                        replaced(kept, "image: ghcr.io/vyakunin/", "image: " + registry + "/"),
                        "  registries:\n",
                        """
                          insecureRegistries: ["%s"]
                          registries:
                        """.formatted(registry))
                .replace("ghcr.io: ", '"' + registry + "\": ")
                .replace("{env: GHCR_TOKEN}", "{value: not-asked-for}");
    }

    private static String ssh(Box box, Route route) {
        return """

            ssh:
              address: %s
              port: %d
              user: %s
              identityFile: "%s"
              hostKeys:
            """.formatted(route.address(), route.port(), box.user(), box.identityFile())
                + box.hostKeys().stream().map(key -> "    - " + key + "\n").collect(Collectors.joining());
    }

    private static String example() {
        try {
            return Files.readString(EXAMPLE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String replaced(String text, String part, String by) {
        if (!text.contains(part)) {
            throw new IllegalStateException(EXAMPLE + " has no `" + part.strip() + "` any more.");
        }
        return text.replace(part, by);
    }
}
