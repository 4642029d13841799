package dev.fairlead.host.pull;

import dev.fairlead.core.resource.Work;
import dev.fairlead.host.registry.ImageName;
import java.util.List;
import java.util.Locale;

/** What the engine says when it cannot pull, in words that help. The engine gives no codes, so its words are all there is. */
record Refusal(Work.Pull pull, boolean hasLogin) {
    private static final List<String> FULL = List.of("no space left on device", "disk quota exceeded");
    private static final List<String> PLATFORM =
            List.of("no matching manifest for", "does not match the specified platform");
    private static final List<String> LOGIN = List.of(
            "unauthorized",
            "denied",
            "authentication required",
            "no basic auth credentials",
            "status: 403",
            "forbidden");
    private static final List<String> MISSING = List.of(
            "manifest unknown", "name unknown", "not found: manifest", "repository does not exist", ": not found");
    private static final List<String> NAME = List.of("no such host", "server misbehaving", "temporary failure in name");
    private static final List<String> PLAIN = List.of("http response to https client");
    private static final List<String> CERTIFICATE = List.of("x509:", "tls: failed to verify", "certificate");
    private static final List<String> DISTANCE = List.of(
            "dial tcp",
            "connection refused",
            "i/o timeout",
            "client.timeout",
            "tls handshake timeout",
            "timeout",
            "connection reset",
            "unexpected eof",
            ": eof",
            "no route to host",
            "network is unreachable",
            "unexpected http status: 5",
            "status code: 5",
            "502 bad gateway",
            "503 service",
            "too many requests",
            "toomanyrequests",
            "unavailable");

    Trouble read(String words) {
        String low = words.toLowerCase(Locale.ROOT);
        String host = ImageName.parse(pull.image()).registry();
        if (saysOneOf(low, FULL)) {
            return new Trouble("The box's disk is full; the image did not fit.", words, Preflight.MAKE_ROOM, false);
        }
        if (saysOneOf(low, PLATFORM)) {
            return new Trouble(
                    "The image `" + pull.named() + "` is not built for the box's platform.",
                    words,
                    Preflight.BUILD_FOR_IT,
                    false);
        }
        if (saysOneOf(low, PLAIN)) {
            return new Trouble(
                    "The registry `" + host + "` speaks plain HTTP, and the box's engine asks for TLS.",
                    words,
                    "Name it in `docker.insecureRegistries`, if the way to it is private.",
                    false);
        }
        if (saysOneOf(low, CERTIFICATE)) {
            return new Trouble(
                    "The box does not trust the certificate of the registry `" + host + "`.",
                    words,
                    "Have the registry show a certificate of a known authority, and check the box's clock.",
                    false);
        }
        return saysOneOf(low, MISSING) && !saysOneOf(low, List.of("denied", "unauthorized"))
                ? missing(host, words)
                : refusedOrAway(low, host, words);
    }

    private Trouble missing(String host, String words) {
        return new Trouble(
                "The registry `" + host + "` has no image `" + pull.named() + "`.",
                words,
                "Push it, or correct `app.image`, `app.tag` or `app.digest`.",
                false);
    }

    private Trouble refusedOrAway(String low, String host, String words) {
        if (saysOneOf(low, LOGIN)) {
            return new Trouble(
                    "The registry `" + host + "` refuses `" + pull.image() + "` to "
                            + (hasLogin ? "the login in `docker.registries`." : "whoever has no login."),
                    words,
                    hasLogin
                            ? "Check the login under `docker.registries`: its password may have expired, or lack the right to"
                                    + " read packages."
                            : "Give a login for `" + host
                                    + "` under `docker.registries`; one made on the box by hand is"
                                    + " not used. Check the image's name as well.",
                    false);
        }
        if (saysOneOf(low, NAME)) {
            return new Trouble(
                    "The box cannot find the registry `" + host + "` by its name.",
                    words,
                    "Check the name in `app.image`, and DNS on the box: `getent hosts " + withoutPort(host) + "`.",
                    true);
        }
        if (saysOneOf(low, DISTANCE)) {
            return new Trouble(
                    "The box cannot reach the registry `" + host + "`.",
                    words,
                    "Check that the registry is up, and that the box's own firewall and network let it through.",
                    true);
        }
        return new Trouble("The engine could not pull `" + pull.named() + "`.", words, null, false);
    }

    private static String withoutPort(String host) {
        int colon = host.indexOf(':');
        return colon < 0 ? host : host.substring(0, colon);
    }

    private static boolean saysOneOf(String low, List<String> words) {
        return words.stream().anyMatch(low::contains);
    }
}
