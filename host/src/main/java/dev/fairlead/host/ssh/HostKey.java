package dev.fairlead.host.ssh;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/** A host's public key as known_hosts writes it. */
record HostKey(String type, String base64) {

    /** Reads {@code ssh-ed25519 AAAA... comment}. */
    static HostKey parse(String line) {
        var words = line.strip().split("\\s+");
        if (words.length < 2 || !isKey(words[0], words[1])) {
            throw new IllegalArgumentException("Not a host key: " + line);
        }
        return new HostKey(words[0], words[1]);
    }

    static HostKey of(byte[] blob) {
        return new HostKey(type(blob), Base64.getEncoder().encodeToString(blob));
    }

    static boolean isKey(String type, String base64) {
        try {
            return type(Base64.getDecoder().decode(base64)).equals(type);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** As {@code ssh-keygen -l} shows it. */
    String fingerprint() {
        try {
            var hash = MessageDigest.getInstance("SHA-256")
                    .digest(Base64.getDecoder().decode(base64));
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every JDK has SHA-256.", e);
        }
    }

    String line() {
        return type + " " + base64;
    }

    /** The signature algorithms by which a host proves that it holds a key of this type, the best first. */
    List<String> algorithms() {
        return switch (type) {
            case "ssh-ed25519", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521" -> List.of(type);
            case "ssh-rsa" -> List.of("rsa-sha2-512", "rsa-sha2-256");
            default -> List.of();
        };
    }

    /** The file on a Debian box that holds it. */
    String file() {
        var kind = type.startsWith("ecdsa") ? "ecdsa" : type.substring(type.indexOf('-') + 1);
        return "/etc/ssh/ssh_host_" + kind + "_key.pub";
    }

    /** A blob starts with the length of its type and the type. */
    private static String type(byte[] blob) {
        if (blob.length < 5 || blob[0] != 0 || blob[1] != 0 || blob[2] != 0 || blob.length < 4 + blob[3]) {
            throw new IllegalArgumentException("Not a public key.");
        }
        return new String(blob, 4, blob[3], StandardCharsets.US_ASCII);
    }
}
