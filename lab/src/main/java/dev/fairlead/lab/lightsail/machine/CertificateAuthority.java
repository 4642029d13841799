package dev.fairlead.lab.lightsail.machine;

import dev.fairlead.lab.machine.Commands;
import dev.fairlead.lab.machine.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Hands out keys with certificates that are good for a short time, as Lightsail does for its browser's SSH. */
public final class CertificateAuthority {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Path directory;

    /** @param directory keeps the authority's own key; made when it is not there */
    public CertificateAuthority(Path directory) {
        this.directory = directory;
    }

    /** A private key, and the certificate on it. */
    public record Pass(String privateKey, String certificate) {}

    /** The line by which a machine knows the authority. */
    public synchronized String publicKey() {
        try {
            Files.createDirectories(directory);
            Path key = directory.resolve("ca");
            if (!Files.exists(key)) {
                generate(key);
            }
            return Files.readString(directory.resolve("ca.pub")).strip();
        } catch (IOException e) {
            throw LabException.because("The key of the certificate authority could not be made.", e);
        }
    }

    /** A pass for the user, from now until then. */
    public synchronized Pass pass(String user, Duration lifetime) {
        publicKey();
        try {
            Path place = Files.createTempDirectory(directory, "pass");
            try {
                Path key = place.resolve("key");
                generate(key);
                String validity = "-1m:+" + lifetime.toSeconds() + "s";
                String ca = directory.resolve("ca").toString();
                Commands.run(
                        LIMIT,
                        List.of(
                                "ssh-keygen",
                                "-q",
                                "-s",
                                ca,
                                "-I",
                                "temporary",
                                "-n",
                                user,
                                "-V",
                                validity,
                                key + ".pub"));
                return new Pass(
                        Files.readString(key),
                        Files.readString(place.resolve("key-cert.pub")).strip());
            } finally {
                for (String name : List.of("key", "key.pub", "key-cert.pub")) {
                    Files.deleteIfExists(place.resolve(name));
                }
                Files.delete(place);
            }
        } catch (IOException e) {
            throw LabException.because("A temporary key could not be made.", e);
        }
    }

    private static void generate(Path key) {
        Commands.run(LIMIT, List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", key.toString()));
    }
}
