package dev.fairlead.lab;

import dev.fairlead.lab.machine.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The system's ssh client, told exactly which key to offer and which to expect. */
final class Ssh {
    private Ssh() {}

    static List<String> command(Box box, Path directory) {
        return List.of(
                "ssh",
                "-F",
                "/dev/null",
                "-i",
                box.identityFile().toString(),
                "-o",
                "IdentitiesOnly=yes",
                "-o",
                "StrictHostKeyChecking=yes",
                "-o",
                "UserKnownHostsFile=" + knownHosts(box, directory),
                "-p",
                Integer.toString(box.sshPort()),
                box.user() + "@" + box.address());
    }

    private static Path knownHosts(Box box, Path directory) {
        var lines = box.hostKeys().stream()
                .map(key -> box.address() + " " + key + "\n")
                .collect(Collectors.joining());
        try {
            return Files.writeString(directory.resolve("known_hosts-" + box.name()), lines);
        } catch (IOException e) {
            throw LabException.because("The known_hosts file could not be written.", e);
        }
    }
}
