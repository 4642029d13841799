package dev.fairlead.host.ssh;

import dev.fairlead.core.diagnostic.IoReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The lines of a known_hosts file: plain, with patterns, or hashed; see sshd(8), SSH_KNOWN_HOSTS FILE FORMAT. */
record KnownHosts(List<Line> lines) {

    record Line(@Nullable String marker, String hosts, HostKey key) {}

    /** A file that is not there knows nobody. */
    static KnownHosts read(Path file) {
        try {
            return Files.exists(file) ? parse(Files.readString(file, StandardCharsets.ISO_8859_1)) : parse("");
        } catch (IOException e) {
            throw new HostException(
                    HostException.Reason.HOST_KEY_UNKNOWN,
                    "The file `" + file + "` cannot be read.",
                    IoReason.of(e),
                    null);
        }
    }

    static KnownHosts parse(String text) {
        var lines = new ArrayList<Line>();
        for (var line : text.lines().map(String::strip).toList()) {
            var words = line.split("\\s+");
            var first = line.startsWith("@") ? 1 : 0;
            if (!line.startsWith("#")
                    && words.length >= first + 3
                    && HostKey.isKey(words[first + 1], words[first + 2])) {
                var key = new HostKey(words[first + 1], words[first + 2]);
                lines.add(new Line(first == 1 ? words[0] : null, words[first], key));
            }
        }
        return new KnownHosts(lines);
    }

    /** The keys that the host may show. */
    List<HostKey> keysOf(String host, int port) {
        var revoked = revoked();
        return lines.stream()
                .filter(line -> line.marker() == null && matches(line.hosts(), name(host, port)))
                .map(Line::key)
                .filter(key -> !revoked.contains(key))
                .distinct()
                .toList();
    }

    List<HostKey> revoked() {
        return lines.stream()
                .filter(line -> "@revoked".equals(line.marker()))
                .map(Line::key)
                .toList();
    }

    static String name(String host, int port) {
        var name = host.toLowerCase(Locale.ROOT);
        return port == 22 ? name : "[" + name + "]:" + port;
    }

    private static boolean matches(String hosts, String name) {
        if (hosts.startsWith("|")) {
            return matchesHash(hosts, name);
        }
        return new HostPatterns(List.of(hosts.split(","))).matches(name);
    }

    /** {@code |1|salt|hash}, both in base64. */
    private static boolean matchesHash(String hosts, String name) {
        var parts = hosts.split("\\|");
        if (parts.length != 4 || !parts[1].equals("1")) {
            return false;
        }
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(parts[2]), "HmacSHA1"));
            var hash = mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
            return MessageDigest.isEqual(hash, Base64.getDecoder().decode(parts[3]));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
