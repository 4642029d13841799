package dev.fairlead.lab;

import dev.fairlead.lab.image.SampleApp;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Collectors;

/** The app as it lived before Docker, for stories of moving it. */
final class Legacy {
    private Legacy() {}

    static void install(Box box) {
        box.sh(files()).orThrow();
        box.sh(new String(SampleApp.legacyInstallation(), StandardCharsets.UTF_8))
                .orThrow();
    }

    private static String files() {
        return SampleApp.files().entrySet().stream()
                .map(file -> write("/opt/visa_bulletin/" + file.getKey(), file.getValue()))
                .collect(Collectors.joining("\n", "set -e\n", "\n"));
    }

    private static String write(String path, byte[] content) {
        return "mkdir -p \"$(dirname " + path + ")\" && echo '"
                + Base64.getEncoder().encodeToString(content) + "' | base64 -d > " + path;
    }
}
