package dev.fairlead.lab.lightsail.account;

import dev.fairlead.lab.lightsail.wire.ApiException;
import dev.fairlead.lab.lightsail.wire.Request;
import dev.fairlead.lab.lightsail.wire.Tree;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SSH keys that instances are made with. */
final class KeyPairCalls {
    /** Kept beside what the wire shows, and never shown. */
    private static final String LINE = "publicKeyLine";

    private static final Pattern KEY = Pattern.compile("(ssh-rsa|ssh-ed25519) ([A-Za-z0-9+/=]+)(?: .*)?");

    static final Map<String, Call> ALL = Map.of(
            "ImportKeyPair", KeyPairCalls::importKeyPair,
            "GetKeyPairs", KeyPairCalls::all,
            "GetKeyPair", KeyPairCalls::one,
            "DeleteKeyPair", KeyPairCalls::delete);

    private KeyPairCalls() {}

    /** The line that was imported under the name. */
    static String line(Region region, String name) {
        return region.current(region.keyPairs, name).text(LINE);
    }

    private static Tree importKeyPair(Region region, Request request) {
        String name = request.body().text("keyPairName");
        String line = request.body().text("publicKeyBase64").strip();
        Matcher key = KEY.matcher(line);
        if (!key.matches()) {
            throw ApiException.invalid("The public key is not an RSA or ED25519 key in the format of OpenSSH.");
        }
        region.requireFreeForKeyPair(name);
        Tree pair = region.resource(region.keyPairs, name, "all")
                .with("fingerprint", fingerprint(key.group(1), key.group(2)))
                .with(LINE, line);
        var subject = new Region.Subject(region.keyPairs, name, "all", "");
        return Call.operation(region.begin(
                "ImportKeyPair",
                subject,
                request.failure(),
                at -> region.keyPairs.timeline(name).appear(at, pair)));
    }

    private static Tree all(Region region, Request request) {
        List<Tree> shown = region.keyPairs.all(region.shown()).stream()
                .map(pair -> pair.without(LINE))
                .toList();
        return region.page(request.body(), "keyPairs", shown);
    }

    private static Tree one(Region region, Request request) {
        Tree pair = region.seen(region.keyPairs, request.body().text("keyPairName"));
        return Tree.of("keyPair", pair.without(LINE));
    }

    private static Tree delete(Region region, Request request) {
        String name = request.body().text("keyPairName");
        region.current(region.keyPairs, name);
        var subject = region.subject(region.keyPairs, name, "");
        return Call.operation(region.begin(
                "DeleteKeyPair",
                subject,
                request.failure(),
                at -> region.keyPairs.timeline(name).vanish(at)));
    }

    /** In the forms of EC2, whose documents name them; those of Lightsail name none. */
    private static String fingerprint(String type, String base64) {
        try {
            byte[] blob = Base64.getDecoder().decode(base64);
            return type.equals("ssh-rsa")
                    ? HexFormat.ofDelimiter(":")
                            .formatHex(MessageDigest.getInstance("MD5").digest(blob))
                    : Base64.getEncoder()
                            .encodeToString(MessageDigest.getInstance("SHA-256").digest(blob));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has MD5 and SHA-256", e);
        } catch (IllegalArgumentException e) {
            throw ApiException.invalid("The public key is not base64.");
        }
    }
}
