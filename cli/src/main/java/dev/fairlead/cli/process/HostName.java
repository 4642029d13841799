package dev.fairlead.cli.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this machine calls itself. Never asks the network, unlike Java's own way. */
final class HostName {
    private HostName() {}

    static String ofMachine() {
        try {
            return Files.readString(Path.of("/etc/hostname")).strip();
        } catch (IOException e) {
            return "localhost";
        }
    }
}
