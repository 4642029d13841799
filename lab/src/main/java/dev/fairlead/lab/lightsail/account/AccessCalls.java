package dev.fairlead.lab.lightsail.account;

import dev.fairlead.lab.lightsail.machine.CertificateAuthority;
import dev.fairlead.lab.lightsail.machine.Machine;
import dev.fairlead.lab.lightsail.wire.ApiException;
import dev.fairlead.lab.lightsail.wire.Request;
import dev.fairlead.lab.lightsail.wire.Tree;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** How to get into an instance, and how to know it. */
final class AccessCalls {
    private static final Duration LIFETIME = Duration.ofMinutes(3);
    static final Map<String, Call> ALL =
            Map.of("GetInstanceAccessDetails", AccessCalls::details, "DeleteKnownHostKeys", AccessCalls::forget);

    private AccessCalls() {}

    private static Tree details(Region region, Request request) {
        String name = request.body().text("instanceName");
        Tree instance = region.seen(region.instances, name);
        if (request.body().textOr("protocol", "ssh").equals("rdp")) {
            throw ApiException.invalid("The instance is not one of Windows: " + name);
        }
        String user = instance.text("username");
        CertificateAuthority.Pass pass = region.authority.pass(user, LIFETIME);
        Tree details = Tree.of("instanceName", name)
                .with("protocol", "ssh")
                .with("username", user)
                .with("privateKey", pass.privateKey())
                .with("certKey", pass.certificate())
                .with("expiresAt", region.now().plus(LIFETIME))
                .with("hostKeys", witnessed(region, name));
        String address = instance.textOrNull("publicIpAddress");
        return Tree.of(
                "accessDetails",
                address == null
                        ? details.with("ipv6Addresses", instance.texts("ipv6Addresses"))
                        : details.with("ipAddress", address));
    }

    private static Tree forget(Region region, Request request) {
        String name = request.body().text("instanceName");
        region.current(region.instances, name);
        var subject = region.subject(region.instances, name, "");
        return Call.operations(region.begin("DeleteKnownHostKeys", subject, request.failure(), at -> {}));
    }

    /** Empty until the service has seen the machine's keys. */
    private static List<Tree> witnessed(Region region, String name) {
        Machine machine = region.running.get(name);
        Instant earlier = region.now().minus(region.pace.hostKeys());
        Tree then = region.instances.find(name, earlier);
        boolean isWitnessed = then != null && then.tree("state").text("name").equals("running");
        return machine == null || !isWitnessed
                ? List.of()
                : machine.hostKeys().stream()
                        .map(line -> hostKey(line, earlier))
                        .toList();
    }

    private static Tree hostKey(String line, Instant witnessed) {
        List<String> words = List.of(line.split(" "));
        byte[] blob = Base64.getDecoder().decode(words.get(1));
        String sha256 = Base64.getEncoder().withoutPadding().encodeToString(digest("SHA-256", blob));
        return Tree.of("algorithm", words.getFirst())
                .with("publicKey", words.get(1))
                .with("witnessedAt", witnessed)
                .with(
                        "fingerprintSHA1",
                        "SHA1:" + Base64.getEncoder().withoutPadding().encodeToString(digest("SHA-1", blob)))
                .with("fingerprintSHA256", "SHA256:" + sha256);
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has " + algorithm, e);
        }
    }
}
