package dev.fairlead.lab;

import dev.fairlead.lab.machine.Commands;
import dev.fairlead.lab.machine.LabException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;

/** How to get into the lab's boxes: a key pair for both users, and the password that `operator` gives to sudo. */
record Keys(Path identityFile, String publicKey, String operatorPassword) {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int PASSWORD_BITS = 100;

    /** Reads them from the directory, or makes them. */
    static Keys in(Path directory) {
        var identity = directory.resolve("id_ed25519");
        var password = directory.resolve("operator-password");
        try {
            Files.createDirectories(directory);
            if (!Files.exists(identity)) {
                Commands.run(
                        LIMIT,
                        List.of(
                                "ssh-keygen",
                                "-q",
                                "-t",
                                "ed25519",
                                "-N",
                                "",
                                "-C",
                                "fairlead-lab",
                                "-f",
                                identity.toString()));
            }
            if (!Files.exists(password)) {
                var mine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
                Files.createFile(password, mine);
                Files.writeString(password, new BigInteger(PASSWORD_BITS, new SecureRandom()).toString(36));
            }
            var publicKey =
                    Files.readString(directory.resolve("id_ed25519.pub")).strip();
            return new Keys(identity, publicKey, Files.readString(password));
        } catch (IOException e) {
            throw LabException.because("The lab's keys could not be made.", e);
        }
    }

    /** The script that lets both users in. */
    String provisioning() {
        return """
                set -e
                for user in admin operator; do
                    install -d -m 700 -o $user -g $user /home/$user/.ssh
                    echo '%s' > /home/$user/.ssh/authorized_keys
                    chown $user:$user /home/$user/.ssh/authorized_keys
                    chmod 600 /home/$user/.ssh/authorized_keys
                done
                echo 'operator:%s' | chpasswd
                """.formatted(publicKey, operatorPassword);
    }
}
