package dev.fairlead.lightsail.account;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a fingerprint that Lightsail shows is that of a public key. Lightsail promises no form of it: its reference says
 * "the RSA fingerprint of the key pair". EC2 beneath it has three, by
 * <a href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/verify-keys.html">its guide</a>: of an imported RSA key the
 * MD5 of its DER, of an ED25519 key the SHA-256 of its blob in padded base64, of an RSA key that it made itself the SHA-1 of
 * the private half; its reference says MD5 of the blob (RFC 4716, section 4) for the first. So a fingerprint is compared
 * with all that can be worked out from a public key, and one of another form says nothing.
 */
public final class KeyFingerprint {
    private static final String MD5_DIGITS = "[0-9a-f]{32}";
    private static final String SHA256_LETTERS = "[A-Za-z0-9+/]{43}";
    /** What stands before the 32 bytes of an ED25519 key in its DER (RFC 8410). */
    private static final byte[] ED25519_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    private KeyFingerprint() {}

    /** What a fingerprint says of a key. */
    public enum Match {
        SAME,
        OTHER,
        /** Its form is none that can be worked out from a public key. */
        UNKNOWN
    }

    /**
     * What the fingerprint says of the key.
     *
     * @param line in the format of OpenSSH
     * @param seen as the service shows it
     */
    public static Match of(String line, String seen) {
        byte[] blob = blob(line);
        String digits = seen.replace(":", "").toLowerCase(Locale.ROOT);
        String letters = seen.replaceFirst("^SHA256:", "").replaceFirst("=$", "");
        if (blob == null) {
            return Match.UNKNOWN;
        }
        if (digits.matches(MD5_DIGITS)) {
            return match(md5s(blob).contains(digits));
        }
        return letters.matches(SHA256_LETTERS) ? match(letters.equals(sha256(blob))) : Match.UNKNOWN;
    }

    /** As EC2 shows it of an imported key; null where the line holds no key. */
    public static @Nullable String usual(String line) {
        byte[] blob = blob(line);
        if (blob == null) {
            return null;
        }
        return line.startsWith("ssh-rsa ")
                ? HexFormat.ofDelimiter(":").formatHex(digest("MD5", der(blob)))
                : sha256(blob) + "=";
    }

    private static Match match(boolean isSame) {
        return isSame ? Match.SAME : Match.OTHER;
    }

    private static byte @Nullable [] blob(String line) {
        List<String> words = List.of(line.strip().split("\\s+"));
        try {
            return words.size() < 2 ? null : Base64.getDecoder().decode(words.get(1));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static List<String> md5s(byte[] blob) {
        return Stream.of(blob, der(blob))
                .map(bytes -> HexFormat.of().formatHex(digest("MD5", bytes)))
                .toList();
    }

    private static String sha256(byte[] blob) {
        return Base64.getEncoder().withoutPadding().encodeToString(digest("SHA-256", blob));
    }

    /** The key as X.509 has it; the blob itself where it is of another kind. */
    private static byte[] der(byte[] blob) {
        try (var in = new DataInputStream(new ByteArrayInputStream(blob))) {
            return switch (new String(part(in), StandardCharsets.US_ASCII)) {
                case "ssh-rsa" -> {
                    var exponent = new BigInteger(part(in));
                    var modulus = new BigInteger(part(in));
                    yield KeyFactory.getInstance("RSA")
                            .generatePublic(new RSAPublicKeySpec(modulus, exponent))
                            .getEncoded();
                }
                case "ssh-ed25519" -> joined(ED25519_HEAD, part(in));
                default -> blob;
            };
        } catch (IOException | GeneralSecurityException | NumberFormatException e) {
            return blob;
        }
    }

    private static byte[] part(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("a part of " + length + " bytes");
        }
        return in.readNBytes(length);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has " + algorithm, e);
        }
    }
}
